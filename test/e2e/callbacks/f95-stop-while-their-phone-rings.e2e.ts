import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const phones = { ana: '+12025550111', ben: '+12025550112' } as const;

/** Slow enough that a ring (30 s of the carrier's time) lasts longer than the wait for its end: what stops it is the text. */
describe('F95: they text STOP while a counsellor is calling them', () => {
  let story: Story;
  const counsellors: Record<string, { first: keyof typeof phones; staff: Staff }> = {};
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 2 });
    for (const first of ['ana', 'ben'] as const) {
      await story.carrier.counsellorAnswers(phones[first]);
      const staff = await story.onShift(first);
      counsellors[staff.userId] = { first, staff };
    }
  }, 60_000);
  afterAll(() => story?.end());

  it('the ringing stops, the counsellor hears why and is free again, and nobody rings them any more', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { kind: 'no-answer' });
    const lead = await story.website.lead({ phone });
    await waitFor('their phone to ring', async () => (await story.carrier.rings(phone)).calls === 1);
    const call = await story.callOf(lead.callback.id, 'dialling');
    const { first, staff } = counsellors[String(call['counsellor_id'])]!;

    await story.carrier.texts(phone, { to: story.ringback.demo.site.number, body: 'STOP' });
    await waitFor('silence', async () => !(await story.carrier.isInCall(phone)), { timeoutMs: 5000 });
    await waitFor('the counsellor to hear why', async () =>
      (await story.carrier.heard(phones[first])).some((text) => text.includes('told not to call this number')),
    );
    expect(await story.callbackIn(lead.callback.id, 'cancelled')).toMatchObject({
      because: 'They texted STOP while we were calling them',
    });
    expect(await story.callOf(lead.callback.id, 'ended')).toMatchObject({ end_cause: 'do-not-call', connected_at: null });
    const leg = await waitFor('the carrier to say how the ringing ended', () =>
      story.one(`select state, ended_at from call_leg where to_number = $1`, [phone]).then((row) => row['ended_at'] && row),
    );
    expect(leg).toMatchObject({ state: 'canceled' }); // not "no-answer": it was stopped, it did not ring out
    await waitFor(
      'the counsellor to be free',
      async () => (await staff.get<{ state: string }>('/v1/me/presence')).state === 'available',
    );

    const next = await story.website.lead({ phone: fictionalNumber() });
    await story.callOf(next.callback.id, 'dialling');
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
    expect(await story.rows('select from call where callback_id = $1', [lead.callback.id])).toHaveLength(1);
    expect(await story.violations()).toEqual([]);
  }, 60_000);
});
