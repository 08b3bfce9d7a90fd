// F21 and F69: a process that dies with work in its hands.
import { Client } from 'pg';
import { Story, backends, type Backend } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';

/** Keeps the queue backend out of reach until the returned function is called: what is committed meanwhile cannot be published. */
async function freezeQueue(backend: Backend, story: Story): Promise<() => Promise<void>> {
  const queue = story.wires!.queue;
  if (backend === 'Redis') {
    queue!.cut();
    return () => Promise.resolve(queue!.mend());
  }
  const client = new Client({ connectionString: story.databaseUrl });
  await client.connect();
  await client.query('begin; lock table bullmq.job in access exclusive mode');
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}

describe.each(backends)('B-126: kill -9 between the commit and the queue (queue on %s)', (backend) => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin(backend, {}, { wires: true });
  }, 60_000);
  afterAll(() => story?.end());

  it('after a restart the callback happens, once', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 3 });
    const ana = await story.onShift('ana');
    await waitFor(
      'the outbox to be empty',
      async () => (await story.rows('select from outbox_message where published_at is null')).length === 0,
    );
    const thaw = await freezeQueue(backend, story);
    const lead = await story.website.lead({ phone });
    await story.ringback.processes[0]!.kill('SIGKILL');
    const [waiting] = await story.rows(
      `select id from outbox_message where published_at is null and payload ->> 'callbackId' = $1`,
      [lead.callback.id],
    );
    expect(waiting).toBeDefined(); // committed, answered 201, and nobody was told
    await thaw();
    expect((await story.carrier.rings(phone)).calls).toBe(0);

    await story.ringback.start('all');
    const call = await story.callOf(lead.callback.id, 'ended', 1, 60_000);
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    await story.callbackIn(lead.callback.id, 'done');
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
    expect(await story.violations()).toEqual([]);
  }, 120_000);

  it('B-122: a queue backend that comes back empty loses seconds, nobody', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 3 });
    const ana = await story.staff('ana@ringback.example');
    await ana.must('PUT', '/v1/me/presence', { state: 'break' });
    const lead = await story.website.lead({ phone });
    await story.callbackIn(lead.callback.id, 'queued');
    await story.emptyQueue();
    await story.rows(`update counsellor set presence = 'available' where id = $1`, [ana.userId]); // no event tells of it: only the sweep sees it
    const call = await story.callOf(lead.callback.id, 'ended', 1, 60_000);
    expect(call['connected_at']).not.toBeNull();
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
  }, 120_000);
});
