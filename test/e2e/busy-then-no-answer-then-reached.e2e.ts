// F72: busy, no answer, and tried again.
import { backends, Story } from '../support/story.js';
import { fictionalNumber } from '../support/website.js';

describe.each(backends)('a person who is not reached at once (queue on %s)', (backend) => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin(backend);
    await story.retryEvery(1, 3);
  }, 60_000);
  afterAll(() => story?.end());

  it('busy, then no answer, then reached: tried again by the table, one ring each', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, {
      kind: 'busy',
      next: [{ kind: 'no-answer' }, { kind: 'human', answerAfterSeconds: 1, talkSeconds: 2 }],
    });
    const ben = await story.onShift('ben');
    const lead = await story.website.lead({ phone });
    const third = await story.callOf(lead.callback.id, 'ended', 3, 60_000);
    await ben.must('POST', `/v1/calls/${third.id}/disposition`, { disposition: 'reached' });
    await story.callbackIn(lead.callback.id, 'done');
    const attempts = await story.rows<{ attempt_number: number; outcome: string }>(
      'select attempt_number, outcome from callback_attempt where callback_id = $1 order by attempt_number',
      [lead.callback.id],
    );
    expect(attempts).toEqual([
      { attempt_number: 1, outcome: 'busy' },
      { attempt_number: 2, outcome: 'no-answer' },
      { attempt_number: 3, outcome: 'connected' },
    ]);
    expect(await story.carrier.rings(phone)).toEqual({ calls: 3, atOnce: 1 });
  });

  it('attempts that run out end with a named human, who can try again or cancel with a reason', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { kind: 'busy' });
    const lead = await story.website.lead({ phone });
    const exhausted = await story.callbackIn(lead.callback.id, 'needs-decision', 60_000);
    const manager = await story.staff('morgan@ringback.example');
    expect(exhausted).toMatchObject({ owner_user_id: manager.userId, attempts_made: 3 });
    expect(exhausted['due_at']).not.toBeNull();
    const mine = await manager.get<{ items: { id: string; because: string }[] }>(
      `/v1/callbacks?state=needs-decision&owner=${manager.userId}`,
    );
    expect(mine.items.map((item) => item.id)).toEqual([lead.callback.id]);
    await manager.must('POST', `/v1/callbacks/${lead.callback.id}/cancel`, { reason: 'They wrote that they are in treatment.' });
    expect(await story.one('select state from callback where id = $1', [lead.callback.id])).toEqual({ state: 'cancelled' });
  });

  it('"never call again" cancels, revokes the consent, and holds when they are asked about again', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 2 });
    const ben = await story.staff('ben@ringback.example');
    const lead = await story.website.lead({ phone });
    const call = await story.callOf(lead.callback.id, 'ended');
    await ben.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'do-not-call' });
    await story.callbackIn(lead.callback.id, 'cancelled');
    const again = await story.website.lead({ phone, consent: { call: false } });
    await story.callbackIn(again.callback.id, 'needs-decision');
    expect((await story.carrier.rings(phone)).calls).toBe(1);
  });

  it('leaves nothing that breaks a promise', async () => {
    expect(await story.violations()).toEqual([]);
  });
});
