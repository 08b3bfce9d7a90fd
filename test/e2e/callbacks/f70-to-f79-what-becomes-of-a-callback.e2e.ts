import type { Persona } from '../../support/carrier.js';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';

describe('what becomes of a callback', () => {
  let story: Story;
  let ana: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 10 });
    ana = await story.onShift('ana');
  }, 60_000);
  afterAll(() => story?.end());
  beforeEach(async () => {
    await story.carrier.counsellorAnswers(anasPhone);
    await waitFor(
      'Ana to be available',
      async () => (await ana.send('PUT', '/v1/me/presence', { state: 'available' })).status < 300,
    );
  });

  async function leadWith(persona: Persona) {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, persona);
    return { phone, callbackId: (await story.website.lead({ phone })).callback.id };
  }

  it.each([
    ["F70: the person's voicemail", 'voicemail', { kind: 'voicemail', answerAfterSeconds: 2 }, 'voicemail'],
    ['F71: somebody else in the house', 'somebody else', { kind: 'relative', answerAfterSeconds: 2 }, 'other-person'],
  ])('%s is heard by the counsellor, counted, and tried again later', async (_name, _who, persona, disposition) => {
    const { phone, callbackId } = await leadWith(persona);
    const call = await story.callOf(callbackId, 'talking');
    expect((await story.carrier.heard(phone)).join(' ')).not.toMatch(/treatment|recovery|Willow Creek/i); // no machine of ours speaks
    await story.carrier.hangUp(anasPhone);
    await story.callOf(callbackId, 'ended');
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition });
    const callback = await story.callbackIn(callbackId, 'scheduled');
    expect(callback).toMatchObject({ attempts_made: 1 });
    expect((callback['due_at'] as Date).getTime()).toBeGreaterThan(Date.now() + 3_600_000);
  });

  it.each([
    ['busy', { kind: 'busy' }, 5],
    ['no-answer', { kind: 'no-answer' }, 10],
    ['unreachable', { kind: 'unreachable' }, 15],
  ])('F72: %s has its own wait, never a tight loop', async (outcome, persona, minutes) => {
    const { phone, callbackId } = await leadWith(persona);
    await story.callOf(callbackId, 'ended');
    const callback = await story.callbackIn(callbackId, 'scheduled');
    const wait = (callback['due_at'] as Date).getTime() - Date.now();
    expect(wait).toBeGreaterThan((minutes - 1) * 60_000);
    expect((await story.carrier.rings(phone)).calls).toBe(1);
    expect(await story.one('select outcome from callback_attempt where callback_id = $1', [callbackId])).toEqual({ outcome });
  });

  it('F79: the counsellor leaves before the person answers: their phone stops ringing, and the callback stands', async () => {
    const { phone, callbackId } = await leadWith({ kind: 'manual' });
    await waitFor('their phone to ring', async () => (await story.carrier.rings(phone)).calls === 1);
    await story.carrier.hangUp(anasPhone);
    const leg = await waitFor('their phone to be silent', async () => {
      const [row] = await story.rows<{ state: string; ended_at: Date | null }>(
        `select l.state, l.ended_at from call_leg l join call c on c.id = l.call_id where c.callback_id = $1 and l.party = 'person'`,
        [callbackId],
      );
      return row?.ended_at ? row : null;
    });
    expect(leg.state).toBe('canceled');
    expect(await story.one('select ended_at from callback where id = $1', [callbackId])).toEqual({ ended_at: null });
  });
});
