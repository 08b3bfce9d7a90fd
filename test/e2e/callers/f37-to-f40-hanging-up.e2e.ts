import { Caller } from '../../support/caller.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';
const ended = new Date(0);

describe('callers who hang up before anybody talks with them', () => {
  let story: Story;
  beforeAll(async () => {
    // A greeting of 25 s takes 6 s of the wall clock, by which our own process measures how long somebody waited.
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 4 });
  }, 60_000);
  afterAll(() => story?.end());

  const callbacksOf = (number: string) =>
    story.rows('select c.* from callback c join phone_number n on n.person_id = c.person_id where n.e164 = $1', [number]);

  it('F37: while it rings, nothing follows but one line in the book', async () => {
    const number = fictionalNumber();
    await story.carrier.fault({ match: { name: 'voice url', number }, effect: 'drop', times: 5 });
    const caller = await Caller.dials(story, { hangUpAt: 'ringing' }, { number });
    const row = await caller.ends('too-short');
    expect(row).toMatchObject({ left_at: 'greeting', because: 'They hung up before we answered' });
    expect(await callbacksOf(caller.number)).toEqual([]);
    expect(await story.carrier.heard(caller.number)).toEqual([]);
    await story.carrier.clearFaults();
  });

  it('F37: in the very moment in which we answer: once, whichever of the two we hear first', async () => {
    const callers = await Promise.all(Array.from({ length: 8 }, () => Caller.dials(story, { hangUpAt: 'ringing' })));
    for (const caller of callers) {
      await caller.ends('too-short');
      expect(await callbacksOf(caller.number)).toEqual([]);
    }
  });

  it('F38: at once in the greeting is a misdial; after five seconds it is somebody to call back', async () => {
    const misdial = await Caller.dials(story, { hangUpAt: 'greeting', hangUpAfterSeconds: 2 });
    const patient = await Caller.dials(story, { hangUpAt: 'greeting', hangUpAfterSeconds: 22 });
    await misdial.ends('too-short');
    expect(await callbacksOf(misdial.number)).toEqual([]);
    const row = await patient.ends('callback');
    expect(row).toMatchObject({ left_at: 'greeting', because: 'They hung up in the greeting' });
    expect(await callbacksOf(patient.number)).toMatchObject([{ origin: 'abandoned', urgency: 'standard' }]);
  });

  it("F39: while waiting, the offer is withdrawn at once and the counsellor's phone stops ringing", async () => {
    await story.endOthers();
    await story.carrier.declare(anasPhone, { kind: 'no-answer' });
    const ana = await story.onShift('ana');
    const caller = await Caller.dials(story, { presses: ['1'] });
    await waitFor('her phone to ring', async () => (await story.carrier.rings(anasPhone)).calls === 1);
    const { id: callbackId } = await caller.callback();
    const offer = await story.one<{ id: string }>(
      `select o.id from offer o join queue_entry e on e.id = o.queue_entry_id where e.callback_id = $1 and o.state = 'pending'`,
      [callbackId],
    );
    await caller.hangsUp();
    await caller.ends('callback');
    const leg = await waitFor('her phone to be silent', async () => {
      const [row] = await story.rows<{ state: string; ended_at: Date }>('select * from call_leg where offer_id = $1', [offer.id]);
      return row!.ended_at > ended ? row : null;
    });
    expect(leg.state).toBe('canceled'); // not "no-answer": it was stopped, it did not ring out
    expect(await story.one('select state from offer where id = $1', [offer.id])).toEqual({ state: 'withdrawn' });
    expect(await story.one('select origin, state from callback where id = $1', [callbackId])).toMatchObject({
      origin: 'abandoned',
    });
    await ana.must('PUT', '/v1/me/presence', { state: 'offline' });
  });

  it('F40: between accept and bridge, the counsellor is told, and the callback goes to them first', async () => {
    await story.endOthers();
    await story.carrier.counsellorAnswers(anasPhone);
    const number = fictionalNumber();
    await story.carrier.declare(number, { answerAfterSeconds: 1, talkSeconds: 3 });
    const ana = await story.onShift('ana');
    const caller = await Caller.dials(story, { presses: ['1'] }, { number });
    // The carrier does not take them out of its line, so that they are still there to hang up.
    const match = { name: ['UpdateMember', 'UpdateCall'], callSid: caller.carrierSid };
    await story.carrier.fault({ match, effect: 'status', status: 500, times: 50 });
    const { id: callbackId } = await waitFor('a callback', () => caller.callback());
    await story.callbackIn(callbackId, 'dialling');
    await caller.hangsUp();
    await caller.ends('callback');
    await waitFor('the counsellor to hear it', async () =>
      (await story.carrier.heard(anasPhone)).some((text) => text.includes('They have hung up')),
    );
    await story.carrier.clearFaults();
    expect(await story.one('select last_counsellor_id from callback where id = $1', [callbackId])).toEqual({
      last_counsellor_id: ana.userId,
    });
    await story.onShift('ben');
    // In hours in which they may be called at once, she is free for less than one look.
    await waitFor('Ana to be free, or to call them already', async () => {
      const { state } = await ana.get<{ state: string }>('/v1/me/presence');
      return state === 'available' || (await story.rows('select id from call where callback_id = $1', [callbackId])).length > 1;
    });
    // Whatever hour it is where this runs: they asked to be called now.
    await story.rows('update callback set any_hour_requested_at = now(), due_at = now() where id = $1', [callbackId]);
    const call = await story.callOf(callbackId, 'ended', 2, 30_000);
    expect(call).toMatchObject({ counsellor_id: ana.userId, end_cause: 'completed' });
  });
});
