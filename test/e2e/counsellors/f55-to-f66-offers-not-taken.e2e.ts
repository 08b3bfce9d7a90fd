import { Caller } from '../../support/caller.js';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';

const anasPhone = '+12025550111';
const bensPhone = '+12025550112';

describe('a caller waits, and counsellors do what people do', () => {
  let story: Story;
  let ana: Staff;
  let ben: Staff;
  const callers: Caller[] = [];
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 20 });
    [ana, ben] = [await story.staff('ana@ringback.example'), await story.staff('ben@ringback.example')];
  }, 60_000);
  afterAll(() => story?.end());
  beforeEach(async () => {
    for (const phone of [anasPhone, bensPhone]) await story.carrier.counsellorAnswers(phone);
  });
  afterEach(async () => {
    await story.carrier.clearFaults();
    await everybodyHangsUp();
  });

  async function somebodyDials(): Promise<Caller> {
    const caller = await Caller.dials(story, { presses: ['1'] });
    callers.push(caller);
    return caller;
  }
  const available = (counsellor: Staff) => counsellor.must('PUT', '/v1/me/presence', { state: 'available' });
  const offersOf = async (caller: Caller) =>
    story.rows<{ id: string; counsellor_id: string; state: string; end_reason: string }>(
      `select o.* from offer o join queue_entry e on e.id = o.queue_entry_id where e.callback_id = $1 order by o.offered_at`,
      [(await caller.now())['callback_id']],
    );
  const offered = (caller: Caller, counsellor: Staff) =>
    waitFor('the offer', async () =>
      (await offersOf(caller)).find(({ counsellor_id: id, state }) => id === counsellor.userId && state === 'pending'),
    );

  /** Whatever a story left behind: the next one begins with nobody on the phone and nobody on shift. */
  async function everybodyHangsUp(): Promise<void> {
    for (const caller of callers.splice(0)) await caller.hangsUp().catch(() => {}); // hung up already
    await story.rows(`update callback set state = 'cancelled', ended_at = now() where ended_at is null and state <> 'dialling'`);
    await waitFor('all phones to be on the hook', async () => {
      const talks = await story.rows<{ id: string; counsellor_id: string }>(
        'select id, counsellor_id from call where connected_at is not null and ended_at is not null and disposition is null',
      );
      for (const { id, counsellor_id: who } of talks)
        await (who === ana.userId ? ana : ben).must('POST', `/v1/calls/${id}/disposition`, { disposition: 'reached' });
      return (await story.rows('select from call_leg where ended_at is null')).length === 0;
    });
    await story.rows(`update counsellor set missed_in_a_row = 0`);
    for (const counsellor of [ana, ben])
      await waitFor(
        'them to be off shift',
        async () => (await counsellor.send('PUT', '/v1/me/presence', { state: 'offline' })).status < 300,
      );
  }

  it.each([
    ['F55: does not answer', { kind: 'no-answer' }, 'not picked up'],
    ['F56: is busy', { kind: 'busy' }, 'busy'],
    ['F56: declines', { kind: 'declines', answerAfterSeconds: 2 }, 'busy'],
    ['F57: has a voicemail that answers', { kind: 'voicemail', answerAfterSeconds: 3 }, 'press 1'],
  ])('%s: the next one is asked, and the caller hears nothing of it', async (_name, persona, why) => {
    await story.carrier.declare(anasPhone, persona);
    await available(ana);
    const caller = await somebodyDials();
    const offer = await offered(caller, ana);
    await available(ben);
    await caller.is('talking');
    const offers = await offersOf(caller);
    expect(offers.find(({ id }) => id === offer.id)).toMatchObject({
      state: 'expired',
      end_reason: expect.stringContaining(why),
    });
    expect(offers.at(-1)).toMatchObject({ counsellor_id: ben.userId, state: 'accepted' });
    expect((await story.carrier.heard(caller.number)).filter((text) => text.includes('still here'))).toEqual([]);
  });

  it('F55: three in a row, and the counsellor is on a break with the reason', async () => {
    await story.carrier.declare(anasPhone, { kind: 'no-answer' });
    await available(ana);
    for (const _caller of [1, 2, 3]) await somebodyDials(); // nobody is offered twice within a minute
    const presence = await waitFor('her break', async () => {
      const now = await ana.get<{ state: string; reason: string }>('/v1/me/presence');
      return now.state === 'break' ? now : null;
    });
    expect(presence.reason).toContain('3 offers in a row');
  });

  it('F66: nobody is offered to a counsellor who talks or still writes down the talk', async () => {
    await story.endOthers();
    await available(ana);
    const first = await somebodyDials();
    await first.is('talking');
    const second = await somebodyDials();
    await second.is('waiting');
    await first.hangsUp();
    const { id: callbackId } = await first.callback();
    const call = await story.callOf(callbackId, 'ended');
    await second.hears('in line');
    expect(await offersOf(second)).toEqual([]);
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    await second.is('talking');
    await expect(
      story.rows(
        `insert into call (id, site_id, callback_id, attempt_id, person_id, counsellor_id, state, started_at)
         select gen_random_uuid(), site_id, callback_id, attempt_id, person_id, counsellor_id, 'talking', now() from call
         where ended_at is null`,
      ),
    ).rejects.toThrow(/unique|duplicate/);
  });
});
