// F68: two workers take the same callback.
import { backends, Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';

describe.each(backends)('two workers, one ring (queue on %s)', (backend) => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin(backend, { roles: ['api', 'worker', 'worker'] });
  }, 60_000);
  afterAll(() => story?.end());

  it('everybody is rung exactly once, however many processes look at the same rows', async () => {
    const staff = await Promise.all(['ana', 'ben', 'chloe'].map((name) => story.onShift(name as 'ana')));
    const phones = Array.from({ length: 12 }, () => fictionalNumber());
    for (const phone of phones) await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 2 });
    const leads = await Promise.all(phones.map((phone) => story.website.lead({ phone })));
    await waitFor(
      'every callback to be done',
      async () => {
        const open = await story.rows<{ id: string; counsellor_id: string }>(
          'select id, counsellor_id from call where connected_at is not null and ended_at is not null and disposition is null',
        );
        for (const call of open) {
          const counsellor = staff.find((one) => one.userId === call.counsellor_id)!;
          await counsellor.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
        }
        return (await story.rows(`select from callback where state = 'done'`)).length === leads.length;
      },
      { timeoutMs: 90_000 },
    );
    for (const phone of phones) expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
    expect(await story.violations()).toEqual([]);
  }, 120_000);
});
