import type { Staff } from '../support/staff.js';
import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';

interface HandOver {
  state: string;
  end_reason: string | null;
}

describe('a talk is handed over', () => {
  let story: Story;
  let ana: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
    await story.withoutRest();
    ana = await story.onShift('ana');
  }, 60_000);
  afterAll(() => story?.end());

  async function talk() {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 600 });
    const lead = await story.website.lead({ phone });
    const call = await story.callOf(lead.callback.id, 'talking');
    return { phone, callbackId: lead.callback.id, callId: call.id };
  }

  const act = (callId: string, what: string, body: object = {}) => ana.must('POST', `/v1/calls/${callId}/${what}`, body);
  const handOverIs = (callId: string, state: string) =>
    waitFor(`the hand-over to be ${state}`, async () => {
      const [row] = await story.rows<HandOver>(
        'select state, end_reason from hand_over where call_id = $1 order by started_at desc',
        [callId],
      );
      return row?.state === state ? row : null;
    });
  const isHeld = (callId: string) =>
    story.one<{ held: boolean }>(`select held_since is not null as held from call_leg where call_id = $1 and party = 'person'`, [
      callId,
    ]);

  it('to a partner, whom the person keeps when the counsellor leaves (F81)', async () => {
    const { callId, callbackId, phone } = await talk();
    const partner = fictionalNumber();
    await story.carrier.declare(partner, { answerAfterSeconds: 1, talkSeconds: 600 });
    const to = { kind: 'number', phoneNumber: partner, name: 'Cedar House' };
    expect((await ana.send('POST', `/v1/calls/${callId}/hand-over`, { to })).status).toBe(422);
    await act(callId, 'hand-over', { to, consentNote: 'Agreed to share why they call' });
    await handOverIs(callId, 'briefing');
    expect(await isHeld(callId)).toEqual({ held: true });
    await act(callId, 'hand-over/confirm');
    await act(callId, 'hand-over/complete');
    await waitFor(
      'the counsellor to be out',
      async () =>
        (await story.rows(`select from call_leg where call_id = $1 and party = 'counsellor' and ended_at is not null`, [callId]))
          .length === 1,
    );
    const still = await story.rows<{ party: string }>(
      'select party from call_leg where call_id = $1 and ended_at is null order by party',
      [callId],
    );
    expect(still.map(({ party }) => party)).toEqual(['outside', 'person']);
    await act(callId, 'disposition', { disposition: 'reached' });
    await story.carrier.hangUp(phone);
    expect(await story.callOf(callbackId, 'ended')).toMatchObject({ end_cause: 'completed' });
    await story.callbackIn(callbackId, 'done');
  });

  it('to somebody who does not pick up, and the person is back within 20 s (F82)', async () => {
    const { callId, callbackId, phone } = await talk();
    const partner = fictionalNumber();
    await story.carrier.declare(partner, { kind: 'no-answer' });
    await act(callId, 'hand-over', { to: { kind: 'number', phoneNumber: partner, name: 'Cedar House' }, consentNote: 'Agreed' });
    await handOverIs(callId, 'not-reached');
    expect(await isHeld(callId)).toEqual({ held: false });
    await act(callId, 'hang-up');
    await story.callOf(callbackId, 'ended');
    expect((await story.carrier.rings(phone)).calls).toBe(1);
    await act(callId, 'disposition', { disposition: 'reached' });
    await story.callbackIn(callbackId, 'done');
  });

  it('to a crisis line that picks up and is gone before it said that it has the person: they are back with the counsellor', async () => {
    const { callId, callbackId, phone } = await talk();
    const { id: outsideNumberId, phone_number: number } = await story.one<{ id: string; phone_number: string }>(
      `select id, phone_number from outside_number where kind = 'crisis-line' and removed_at is null`,
    );
    await story.carrier.declare(number, { scenario: 'hand-over', answerAfterSeconds: 1, talkSeconds: 2 });
    await act(callId, 'hand-over', { to: { kind: 'outside', outsideNumberId } });
    expect(await handOverIs(callId, 'dropped')).toMatchObject({ end_reason: 'receiver-left' });
    await waitFor('the person to be off hold', async () => !(await isHeld(callId)).held);
    expect((await ana.send('POST', `/v1/calls/${callId}/hand-over/complete`, {})).status).toBe(409);
    expect(await story.one('select state, handed_over_at from call where id = $1', [callId])).toEqual({
      state: 'talking',
      handed_over_at: null,
    });
    // They talk on: a person who hangs up at the same moment was cut off by the drop.
    await story.rows(`update hand_over set ended_at = ended_at - interval '10 seconds' where call_id = $1`, [callId]);
    await story.carrier.hangUp(phone);
    await story.callOf(callbackId, 'ended');
    await act(callId, 'disposition', { disposition: 'reached' });
    await story.callbackIn(callbackId, 'done');
  });

  it.each([
    ['crisis-line', '988 crisis line'],
    ['poison-control', 'Poison control'],
    ['medical-partner', 'Lakeside night desk'],
  ])('to the site’s %s, whose word that they have the person is told to everybody', async (kind, name) => {
    const { callId, callbackId, phone } = await talk();
    const { id: outsideNumberId, phone_number: number } = await story.one<{ id: string; phone_number: string }>(
      'select id, phone_number from outside_number where kind = $1 and removed_at is null',
      [kind],
    );
    await story.carrier.declare(number, { scenario: 'hand-over', answerAfterSeconds: 1, talkSeconds: 600 });
    await act(callId, 'hand-over', { to: { kind: 'outside', outsideNumberId }, consentNote: 'Agreed to share why they call' });
    await handOverIs(callId, 'briefing');
    expect((await ana.send('POST', `/v1/calls/${callId}/hand-over/complete`, {})).status).toBe(409);
    await act(callId, 'hand-over/confirm');
    expect(await story.one('select kind, name, state from hand_over where call_id = $1', [callId])).toEqual({
      kind,
      name,
      state: 'confirmed',
    });
    await waitFor('everybody to be told', async () =>
      (
        await story.rows<{ state: string }>(
          `select payload->>'state' as state from outbox_message where name = 'HandOverChanged' and payload->>'callId' = $1`,
          [callId],
        )
      ).some(({ state }) => state === 'confirmed'),
    );
    await act(callId, 'hand-over/complete');
    await act(callId, 'disposition', { disposition: 'reached' });
    await story.carrier.hangUp(phone);
    await story.callbackIn(callbackId, 'done');
  });

  it('and the receiver hangs up as soon as the counsellor has left: the person is called again at once', async () => {
    const { callId, callbackId, phone } = await talk();
    const partner = fictionalNumber();
    await story.carrier.declare(partner, { answerAfterSeconds: 1, talkSeconds: 600 });
    await act(callId, 'hand-over', { to: { kind: 'number', phoneNumber: partner, name: 'Cedar House' }, consentNote: 'Agreed' });
    await handOverIs(callId, 'briefing');
    await act(callId, 'hand-over/confirm');
    await act(callId, 'hand-over/complete');
    await act(callId, 'disposition', { disposition: 'reached' });
    await story.carrier.hangUp(partner);
    expect(await story.callOf(callbackId, 'ended')).toMatchObject({ end_cause: 'receiver-left' });
    const again = await story.callOf(callbackId, 'talking', 2);
    await story.carrier.hangUp(phone);
    await story.callOf(callbackId, 'ended', 2);
    await act(again.id, 'disposition', { disposition: 'reached' });
    await story.callbackIn(callbackId, 'done');
  });

  it('and breaks off: the person is called again at once', async () => {
    const { callId, callbackId, phone } = await talk();
    const partner = fictionalNumber();
    await story.carrier.declare(partner, { answerAfterSeconds: 1, talkSeconds: 600 });
    await act(callId, 'hand-over', { to: { kind: 'number', phoneNumber: partner, name: 'Cedar House' }, consentNote: 'Agreed' });
    await handOverIs(callId, 'briefing');
    await story.carrier.hangUp(phone);
    expect(await story.callOf(callbackId, 'ended')).toMatchObject({ end_cause: 'hand-over-dropped' });
    expect(await story.rows(`select from alert where kind = 'hand-over-dropped' and subject_id = $1`, [callId])).toHaveLength(1);
    await act(callId, 'disposition', { disposition: 'hung-up' });
    await waitFor('the callback to be urgent', async () => {
      const callback = await story.one('select urgency, origin from callback where id = $1', [callbackId]);
      return callback['urgency'] === 'urgent' && callback['origin'] === 'hand-over';
    });
  });
});
