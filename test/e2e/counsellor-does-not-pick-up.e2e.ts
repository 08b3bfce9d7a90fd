// F55, F56 and F57: an offer that is not taken.
import { backends, Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';

interface OfferRow {
  counsellor_id: string;
  state: string;
  end_reason: string;
  deadline_at: Date;
  arrived_at: Date;
}

const anasPhone = '+12025550111';

describe.each(backends)('a counsellor who does not take the offer (queue on %s)', (backend) => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin(backend);
  }, 60_000);
  afterAll(() => story?.end());

  const offersOf = (callbackId: string) =>
    story.rows<OfferRow>(
      `select o.counsellor_id, o.state, o.end_reason, e.deadline_at, e.arrived_at from offer o join queue_entry e on e.id = o.queue_entry_id
       where e.callback_id = $1 order by o.offered_at`,
      [callbackId],
    );

  it('who does not pick up is followed by the next one, with the same deadline', async () => {
    await story.carrier.declare(anasPhone, { kind: 'no-answer' });
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 3 });
    const ana = await story.onShift('ana');
    const lead = await story.website.lead({ phone });
    await waitFor('Ana to be rung', async () => (await story.carrier.rings(anasPhone)).calls === 1);
    const ben = await story.onShift('ben');
    const call = await story.callOf(lead.callback.id, 'ended');
    expect(call['counsellor_id']).toBe(ben.userId);

    const offers = await offersOf(lead.callback.id);
    expect(offers.map(({ counsellor_id, state }) => [counsellor_id, state])).toEqual([
      [ana.userId, 'expired'],
      [ben.userId, 'accepted'],
    ]);
    expect(offers[0]!.deadline_at).toEqual(offers[1]!.deadline_at);
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
    await ben.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    await ana.must('PUT', '/v1/me/presence', { state: 'offline' });
  });

  it("a counsellor's voicemail, which cannot press 1, never takes a person", async () => {
    await story.carrier.declare(anasPhone, { kind: 'voicemail', answerAfterSeconds: 2 });
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 3 });
    const ana = await story.onShift('ana');
    await story.rows(`update counsellor set presence_since = now() - interval '1 hour' where id = $1`, [ana.userId]);
    const lead = await story.website.lead({ phone, language: 'es' });
    await waitFor('the offer to be given back', async () => (await offersOf(lead.callback.id))[0]?.state === 'expired');
    expect((await offersOf(lead.callback.id))[0]!.end_reason).toContain('press 1');
    expect((await story.carrier.rings(phone)).calls).toBe(0);
    await ana.send('PUT', '/v1/me/presence', { state: 'offline' });
  });
});

describe('accepting in the console', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
  }, 60_000);
  afterAll(() => story?.end());

  it('tells why the offer is theirs, takes it by a click, and joins them when they press 1 on their phone', async () => {
    await story.carrier.declare(anasPhone, { answerAfterSeconds: 12, press: '1', pressAfterSeconds: 1 });
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 3 });
    const ana = await story.onShift('ana');
    const lead = await story.website.lead({ phone, name: 'Jamie' });
    const offer = await waitFor('an offer for Ana', async () => {
      const answer = await ana.send<{ id: string; why: string; personName: string }>('GET', '/v1/me/offer');
      return answer.status === 200 ? answer.body : null;
    });
    expect(offer.why).toMatch(/^Ana Ruiz: .*idle \d+ min$/);
    const { callId } = await ana.must<{ callId: string }>('POST', `/v1/offers/${offer.id}/accept`);
    expect((await story.carrier.rings(phone)).calls).toBe(0); // not before Ana is on the line
    const call = await story.callOf(lead.callback.id, 'ended');
    expect(call.id).toBe(callId);
    expect(call['connected_at']).not.toBeNull();
    expect((await ana.send('POST', `/v1/offers/${offer.id}/accept`)).status).toBe(409);
  });

  it('declining gives a reason and stops the ringing', async () => {
    const ana = await story.staff('ana@ringback.example');
    const [call] = await story.rows<{ id: string }>('select id from call where disposition is null');
    await ana.must('POST', `/v1/calls/${call!.id}/disposition`, { disposition: 'reached' });
    await waitFor('Ana to be available', async () => (await ana.get<{ state: string }>('/v1/me/presence')).state === 'available');
    const phone = fictionalNumber();
    await story.website.lead({ phone });
    const offer = await waitFor('an offer for Ana', async () => {
      const answer = await ana.send<{ id: string }>('GET', '/v1/me/offer');
      return answer.status === 200 ? answer.body : null;
    });
    await ana.must('POST', `/v1/offers/${offer.id}/decline`, { reason: 'I know this person' });
    await waitFor(
      'her phone to be silent',
      async () =>
        (
          await story.one<{ n: number }>(`select count(*)::int as n from call_leg where offer_id = $1 and ended_at is null`, [
            offer.id,
          ])
        ).n === 0,
    );
    expect((await story.carrier.rings(phone)).calls).toBe(0);
  });
});
