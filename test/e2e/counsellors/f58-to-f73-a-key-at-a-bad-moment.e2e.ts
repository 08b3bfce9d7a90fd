import { Caller } from '../../support/caller.js';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';

/** Slow enough for somebody to press a key by hand within the eight seconds of the question. */
describe('a key at a bad moment', () => {
  let story: Story;
  let ana: Staff;
  beforeEach(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 2 });
    await story.carrier.declare(anasPhone, { kind: 'manual' });
    ana = await story.onShift('ana');
  }, 60_000);
  afterEach(() => story?.end());

  const anaHears = (words: string) =>
    waitFor(`Ana to hear "${words}"`, async () => (await story.carrier.heard(anasPhone)).some((text) => text.includes(words)));

  /** Her phone rings with the offer, she picks it up and is asked for a 1. */
  async function anaIsAsked(): Promise<string> {
    await waitFor('her phone to ring', () => story.carrier.answers(anasPhone).then(() => true));
    await anaHears('Press 1');
    return (await story.one<{ id: string }>(`select id from offer where state = 'pending'`)).id;
  }

  /** The carrier does not stop her phone when we ask it to. */
  const carrierDoesNotListen = () =>
    story.carrier.fault({ match: { name: 'UpdateCall' }, effect: 'status', status: 500, times: 99 });

  it('F58: three clicks and a pressed 1 at once take one offer once', async () => {
    const caller = await Caller.dials(story, { presses: ['1'] });
    const offerId = await anaIsAsked();
    const clicks = [1, 2, 3].map(() => ana.send('POST', `/v1/offers/${offerId}/accept`));
    const [answers] = await Promise.all([Promise.all(clicks), story.carrier.presses(anasPhone, '1')]);
    expect(answers.filter(({ status }) => status < 300).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status >= 300).every(({ status }) => status === 409)).toBe(true);
    await caller.is('talking');
    expect(await story.rows('select from call')).toHaveLength(1);
    expect(await story.one('select missed_in_a_row from counsellor where id = $1', [ana.userId])).toEqual({ missed_in_a_row: 0 });
  });

  it('F59: a 1 after the caller has left is answered with that, and a click is refused', async () => {
    const caller = await Caller.dials(story, { presses: ['1'] });
    const offerId = await anaIsAsked();
    await carrierDoesNotListen();
    await caller.hangsUp();
    await caller.ends('callback');
    await story.carrier.presses(anasPhone, '1');
    expect((await ana.send('POST', `/v1/offers/${offerId}/accept`)).status).toBe(409);
    await anaHears('already been taken');
    expect(await story.rows('select from call')).toEqual([]);
  });

  it('F60: a 1 after the offer went to somebody else is refused politely, and the other keeps it', async () => {
    const caller = await Caller.dials(story, { presses: ['1'] });
    const offerId = await anaIsAsked();
    await carrierDoesNotListen();
    await ana.must('POST', `/v1/offers/${offerId}/decline`, { reason: 'I know this person' });
    const ben = await story.onShift('ben');
    await story.carrier.presses(anasPhone, '1');
    await anaHears('already been taken');
    await caller.is('talking');
    expect(await story.rows('select counsellor_id from call')).toEqual([{ counsellor_id: ben.userId }]);
  });

  it('F73: "do not call" between queueing and dialling wins: the counsellor hears it, the phone does not ring', async () => {
    const phone = fictionalNumber();
    const lead = await story.website.lead({ phone });
    await anaIsAsked();
    await story.rows(
      `insert into consent_event (id, person_id, channel, action, received_at)
       select gen_random_uuid(), person_id, 'call', 'revoke', now() from callback where id = $1`,
      [lead.callback.id],
    );
    await story.carrier.presses(anasPhone, '1');
    await anaHears('We may not call this person now');
    expect((await story.carrier.rings(phone)).calls).toBe(0);
  });
});
