import { Caller } from '../../support/caller.js';
import { Story } from '../../support/story.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';

describe('who calls, and how often', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 20 });
    await story.busy('ana');
  }, 60_000);
  afterAll(() => story?.end());

  const threadsOf = (number: string) =>
    story.rows<{ person_id: string; callback_id: string; ended_at: Date | null }>(
      `select n.person_id, c.id as callback_id, c.ended_at from phone_number n join callback c on c.person_id = n.person_id
       where n.e164 = $1`,
      [number],
    );

  it('F47: the same person five times in a minute is one person with one callback', async () => {
    const number = fictionalNumber();
    for (let call = 0; call < 5; call += 1) {
      const caller = await Caller.dials(story, { presses: ['1'], hangUpAt: 'queue', hangUpAfterSeconds: 3 }, { number });
      await caller.ends('callback');
    }
    const threads = await threadsOf(number);
    expect(threads).toHaveLength(1);
    expect(await story.rows('select from inbound_call where caller_number = $1', [number])).toHaveLength(5);
  });

  it('F47: two phones of one number at once: the earlier keeps the place, the later waits beside it', async () => {
    const number = fictionalNumber();
    const first = await Caller.dials(story, { presses: ['1'] }, { number });
    const { person_id: person } = await first.is('waiting');
    const second = await Caller.dials(story, { presses: ['1'] }, { callerId: number });
    expect((await second.is('waiting'))['person_id']).not.toBe(person);
    await first.hangsUp();
    await second.hangsUp();
    await first.ends('callback');
    await second.is('ended');
    expect((await threadsOf(number)).filter((thread) => thread.ended_at === null)).toHaveLength(1);
  });

  it('F48: more than four calls at once from one number are a machine; a blocked number is turned away before the greeting', async () => {
    const number = fictionalNumber();
    const let_in = await Promise.all([1, 2, 3, 4].map(() => Caller.dials(story, { presses: ['1'] }, { callerId: number })));
    await Promise.all(let_in.map((caller) => caller.is('waiting')));
    const fifth = await Caller.dials(story, {}, { callerId: number });
    expect(await fifth.ends('refused')).toMatchObject({ because: 'Too many calls at once from this number' });
    expect(await story.carrier.heard(fifth.number)).toEqual([]);
    await Promise.all(let_in.map((caller) => caller.hangsUp()));
    const blocked = fictionalNumber();
    await story.rows(
      `insert into blocked_caller (id, caller_number, reason, until, by_user_id, created_at)
       select gen_random_uuid(), $1, 'a dialler that plays music', now() + interval '1 day', id, now() from staff_user limit 1`,
      [blocked],
    );
    const dialler = await Caller.dials(story, {}, { number: blocked });
    expect(await dialler.ends('refused')).toMatchObject({ because: 'Staff blocked this number' });
    expect(await threadsOf(blocked)).toEqual([]);
  });

  it("F49: our own number calling us is a loop; a counsellor's phone is no lead", async () => {
    const loop = await Caller.dials(story, {}, { callerId: story.ringback.demo.site.number });
    expect(await loop.ends('refused')).toMatchObject({ because: 'One of our own numbers called us' });
    const colleague = await Caller.dials(story, { presses: ['1'] }, { callerId: anasPhone });
    expect(await colleague.is('waiting')).toMatchObject({ caller_number: null });
    await colleague.hangsUp();
    await colleague.ends('no-number');
    expect(await threadsOf(anasPhone)).toEqual([]);
    expect(await threadsOf(story.ringback.demo.site.number)).toEqual([]);
  });

  it('F50: a forwarded call says by whom, and is the caller’s own', async () => {
    const partner = '+12025550171';
    const caller = await Caller.dials(story, { presses: ['1'] }, { forwardedFrom: partner });
    expect(await caller.is('waiting')).toMatchObject({ forwarded_from: partner, caller_number: caller.number });
    await caller.hangsUp();
    await caller.ends('callback');
    expect(await threadsOf(partner)).toEqual([]);
  });
});
