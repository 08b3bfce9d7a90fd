import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';

/** The program asks a counsellor once; what happens then is up to people. */
describe('who waits goes to whom a person says', () => {
  let story: Story;
  let ana: Staff;
  let morgan: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
    morgan = await story.staff('morgan@ringback.example');
    ana = await story.onShift('ana');
  }, 60_000);
  afterAll(() => story?.end());

  interface Offered {
    readonly callbackId: string;
    readonly entryId: string;
    readonly offerId: string;
    readonly phone: string;
  }

  /** Somebody asked to be called, and Ana, the only one there, is asked. */
  async function offered(): Promise<Offered> {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 3 });
    const { callback } = await story.website.lead({ phone });
    const offer = await waitFor('an offer', async () => {
      const [row] = await story.rows<{ id: string; queue_entry_id: string }>(
        `select o.id, o.queue_entry_id from offer o join queue_entry e on e.id = o.queue_entry_id
         where e.callback_id = $1 and o.state = 'pending'`,
        [callback.id],
      );
      return row;
    });
    return { callbackId: callback.id, entryId: offer.queue_entry_id, offerId: offer.id, phone };
  }

  /** She said no: they wait. */
  async function declined(): Promise<Offered> {
    await story.carrier.declare(anasPhone, { kind: 'no-answer' });
    const offer = await offered();
    await ana.must('POST', `/v1/offers/${offer.offerId}/decline`, { reason: 'I need a minute' });
    await waitFor('her phone to be silent', async () => !(await story.carrier.isInCall(anasPhone)));
    await story.carrier.counsellorAnswers(anasPhone);
    return offer;
  }

  async function talked(callbackId: string): Promise<void> {
    const call = await story.callOf(callbackId, 'ended');
    expect(call).toMatchObject({ counsellor_id: ana.userId, end_cause: 'completed' });
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    await story.callbackIn(callbackId, 'done');
    await waitFor('her to be free', async () => (await ana.get<{ state: string }>('/v1/me/presence')).state === 'available');
  }

  it('a counsellor takes by hand the one for whom her phone rings: they talk, and nobody else waits', async () => {
    await story.carrier.declare(anasPhone, { scenario: 'on shift', answerAfterSeconds: 15, press: '1', pressAfterSeconds: 1 });
    const { callbackId, entryId, phone } = await offered();
    expect((await morgan.send('POST', `/v1/queue-entries/${entryId}/pull`)).status).toBe(403);
    expect(await ana.must('POST', `/v1/queue-entries/${entryId}/pull`)).toMatchObject({ callbackId });
    await talked(callbackId);
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
    expect(await ana.send('POST', '/v1/queue/pull')).toMatchObject({ status: 404, body: { code: 'queue/empty' } });
  });

  it('a supervisor pushes one to a counsellor, with a reason that is kept', async () => {
    const { callbackId, entryId } = await declined();
    expect(await ana.send('POST', '/v1/queue/pull')).toMatchObject({ status: 409, body: { rule: 'routing/declined' } });
    const push = { counsellorId: ana.userId, reason: 'She knows the family' };
    expect((await ana.send('POST', `/v1/queue-entries/${entryId}/push`, push)).status).toBe(403);
    await morgan.must('POST', `/v1/queue-entries/${entryId}/push`, push);
    await talked(callbackId);
    expect(await story.one(`select user_id, detail from audit_entry where action = 'queue-entry.pushed'`)).toMatchObject({
      user_id: morgan.userId,
      detail: { reason: 'She knows the family', to: ana.userId },
    });
  });

  it('what a counsellor who is away still owns goes to the team or a colleague', async () => {
    await ana.must('PUT', '/v1/me/presence', { state: 'offline' });
    const { callback } = await story.website.lead({ phone: fictionalNumber() });
    const reason = 'Ana is ill';
    await morgan.must('POST', `/v1/callbacks/${callback.id}/assign`, { counsellorId: ana.userId, reason: 'She asked for them' });
    const takeOver = `/v1/counsellors/${ana.userId}/take-over`;
    const ben = await story.staff('ben@ringback.example');
    expect((await ben.send('POST', takeOver, { to: ben.userId, reason })).status).toBe(403);
    expect(await morgan.must('POST', takeOver, { to: ben.userId, reason })).toEqual({
      counsellorId: ana.userId,
      moved: [{ kind: 'callback', callbackId: callback.id, to: ben.userId }],
    });
    expect(await morgan.must('POST', takeOver, { reason })).toMatchObject({ moved: [] });
    expect(await story.violations()).toEqual([]);
  });
});
