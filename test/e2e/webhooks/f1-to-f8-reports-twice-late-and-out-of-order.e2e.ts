import { Caller } from '../../support/caller.js';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

describe('the carrier says things twice, late, and out of order', () => {
  let story: Story;
  let ana: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 10 });
    ana = await story.onShift('ana');
  }, 60_000);
  afterAll(() => story?.end());
  afterEach(async () => {
    await story.carrier.clearFaults();
    for (const { id } of await story.rows<{ id: string }>(
      'select id from call where connected_at is not null and disposition is null',
    ))
      await ana.must('POST', `/v1/calls/${id}/disposition`, { disposition: 'reached' });
    await waitFor('Ana to be available', async () => (await ana.get<{ state: string }>('/v1/me/presence')).state === 'available');
  });

  /** A callback from the lead to the written outcome, under the mishaps of a story; answers what the ledger says. */
  async function oneCallback() {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 4 });
    const lead = await story.website.lead({ phone });
    const call = await story.callOf(lead.callback.id, 'ended');
    await story.callbackIn(lead.callback.id, 'awaiting-disposition');
    const legs = await story.rows<{ id: string; state: string; carrier_sid: string; answered_at: Date | null }>(
      'select * from call_leg where call_id = $1',
      [call.id],
    );
    return { phone, call, legs, rings: await story.carrier.rings(phone) };
  }

  const changesOf = async (legId: string) =>
    (
      await story.rows<{ state: string }>(
        `select payload ->> 'state' as state from outbox_message where name = 'LegChanged' and payload ->> 'legId' = $1 order by tx_id, id`,
        [legId],
      )
    ).map(({ state }) => state);

  it.each([
    ['F1: every status report twice, with the same idempotency token', { effect: 'duplicate', seconds: 2 }],
    ['F2: every status report twice, without the token', { effect: 'duplicate', seconds: 2, withoutToken: true }],
    ['F3: status reports in another order than they happened', { effect: 'reorder', seconds: 5 }],
    ['F17: times of the carrier ten minutes in the future', { effect: 'clock-offset', seconds: 600 }],
    ['F16: parameters that nobody knows', { effect: 'extra-parameters' }],
  ])('%s: one ring, one talk, one outcome', async (_name, mishap) => {
    await story.carrier.fault({ match: { name: 'call status' }, times: 99, ...mishap });
    const { call, legs, rings } = await oneCallback();
    expect(call).toMatchObject({ end_cause: 'completed' });
    expect(call['connected_at']).not.toBeNull();
    expect(rings).toEqual({ calls: 1, atOnce: 1 });
    expect(legs).toHaveLength(2);
    for (const leg of legs) {
      const settled = await waitFor('the leg to be over', async () => {
        const changes = await changesOf(leg.id);
        return changes.includes('completed') ? changes : null;
      });
      expect(new Set(settled).size).toBe(settled.length); // nothing happened twice
      expect(settled.at(-1)).toBe('completed');
    }
    expect(await story.violations()).toEqual([]);
  });

  it('F5: reports that come before the answer to our own request are matched by our own id', async () => {
    await story.carrier.fault({
      match: { name: ['CreateParticipant', 'CreateCall'] },
      effect: 'delay-response',
      seconds: 20,
      times: 9,
    });
    const { call, legs, rings } = await oneCallback();
    expect(call).toMatchObject({ end_cause: 'completed' });
    expect(rings).toEqual({ calls: 1, atOnce: 1 });
    expect(legs.every((leg) => leg.carrier_sid !== null)).toBe(true);
  });

  it('F8: a question asked twice gets the same answer, with no second place in line and no second offer', async () => {
    await story.busy('ana');
    const questions = ['voice url', 'gather action', 'enqueue wait url', 'enqueue action'];
    const number = fictionalNumber();
    for (const name of questions)
      await story.carrier.fault({ match: { name, number }, effect: 'duplicate', seconds: 0, times: 99 });
    const caller = await Caller.dials(story, { presses: ['1', '1', '1', '2'] }, { number });
    await caller.hears('Your place is saved');
    await caller.ends('callback');
    const { id } = await caller.callback();
    expect(await story.rows('select from queue_entry where callback_id = $1', [id])).toHaveLength(1);
    expect(await story.rows('select from inbound_call where caller_number = $1', [number])).toHaveLength(1);
    expect(
      await story.rows('select from callback c join phone_number n on n.person_id = c.person_id where n.e164 = $1', [number]),
    ).toHaveLength(1);
    await story.carrier.declare(number, { answerAfterSeconds: 1, talkSeconds: 2 });
    await ana.must('PUT', '/v1/me/presence', { state: 'available' });
    await story.callOf(id, 'ended');
    expect(await story.carrier.rings(number)).toEqual({ calls: 1, atOnce: 1 });
  });
});
