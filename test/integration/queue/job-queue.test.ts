// F20: a job that keeps failing.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queueNames } from '../../../src/contracts/jobs.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import type { JobHandler, QueuedJob } from '../../../src/platform/queue/job-queue.js';
import { JobRunner } from '../../../src/wiring/job-runner.js';
import { backends } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { loggerWithLines } from './logged-lines.js';
import { openQueue, type OpenedQueue } from './opened-queue.js';

interface Run {
  readonly name: string;
  readonly id: string;
  readonly at: number;
}

const { logger, lines } = loggerWithLines();
const job = (id: string, change: Partial<QueuedJob> = {}): QueuedJob => ({
  queue: 'reactions',
  name: 'expire-offer',
  body: { id },
  id,
  delayMilliseconds: 0,
  ...change,
});

describe.each(backends)('the queue on %s', (backend) => {
  let opened: OpenedQueue;
  let runs: Run[];
  const fails = new Map<string, number>();
  const runsOf = (id: string) => runs.filter((run) => run.id === id);
  const ran = (id: string, times = 1, timeoutMs = 5000) =>
    waitFor(`${id} to run`, () => runsOf(id).length >= times, { timeoutMs });

  const handler: JobHandler = async (name, body: { id?: string }) => {
    const id = body.id ?? name;
    runs.push({ name, id, at: Date.now() });
    const left = fails.get(id) ?? 0;
    fails.set(id, left - 1);
    if (left > 0) throw new Error(`${id} fails`);
  };

  beforeAll(async () => {
    runs = [];
    opened = await openQueue(backend, logger);
    await opened.queue.work(handler, [{ name: 'sweep', everySeconds: 1 }]);
  });
  afterAll(() => opened.close());

  it('runs what it is given, on each of its queues', async () => {
    await opened.queue.addAll(queueNames.map((queue) => job(`first-${queue}`, { queue })));
    for (const queue of queueNames) await ran(`first-${queue}`);
    expect(queueNames.map((queue) => runsOf(`first-${queue}`))).toEqual(
      queueNames.map((queue) => [{ name: 'expire-offer', id: `first-${queue}`, at: expect.any(Number) }]),
    );
  });

  it('takes many at once, with what it has to make for them the first time', async () => {
    const many = queueNames.flatMap((queue) => Array.from({ length: 12 }, (_, n) => job(`many-${queue}-${n}`, { queue })));
    await opened.queue.addAll(many);
    for (const { id } of many) await ran(id);
  });

  it('runs a delayed job after its delay and not before', async () => {
    const from = Date.now();
    await opened.queue.addAll([job('later', { delayMilliseconds: 700 })]);
    await ran('later');
    const waited = runsOf('later')[0]!.at - from;
    expect(waited).toBeGreaterThanOrEqual(690);
    expect(waited).toBeLessThan(4000);
  });

  it('knows an id once while its job exists, and again afterwards', async () => {
    const twice = [job('same', { delayMilliseconds: 600 }), job('same', { delayMilliseconds: 600 })];
    await opened.queue.addAll(twice);
    await opened.queue.addAll(twice);
    await ran('same');
    await opened.queue.addAll([job('after-same', { delayMilliseconds: 300 })]); // whatever was left of "same" ran before
    await ran('after-same');
    expect(runsOf('same')).toHaveLength(1);
    await opened.queue.addAll([job('same')]);
    await ran('same', 2);
  });

  it('tries a failing job again, and says that it failed', async () => {
    const id = `stumbling on ${backend}`;
    fails.set(id, 2);
    await opened.queue.addAll([job(id)]);
    await ran(id, 3, 10_000);
    const waits = runsOf(id).map((run, index, all) => (index === 0 ? 0 : run.at - all[index - 1]!.at));
    expect(waits[1]).toBeGreaterThanOrEqual(900);
    expect(waits[2]).toBeGreaterThanOrEqual(1900);
    const complaints = lines.filter((line) => line['msg'] === 'a job failed' && JSON.stringify(line).includes(`${id} fails`));
    expect(complaints.map((line) => [line['job'], line['tries']])).toEqual([
      ['expire-offer', 1],
      ['expire-offer', 2],
    ]);
  });
});

describe('the schedules', () => {
  it('come back by themselves when a backend was emptied', async () => {
    await Promise.all(
      backends.map(async (backend) => {
        const opened = await openQueue(backend, logger);
        let sweeps = 0;
        await opened.queue.work(async () => void sweeps++, [{ name: 'sweep', everySeconds: 1 }]);
        await waitFor(`a first sweep on ${backend}`, () => sweeps > 0, { timeoutMs: 5000 });
        await opened.empty();
        await new Promise((resolve) => setTimeout(resolve, 1200)); // what was under way has ended
        const before = sweeps;
        await waitFor(`a sweep on the emptied ${backend}`, () => sweeps > before + 1, { timeoutMs: 16_000 });
        await opened.close();
      }),
    );
  });
});

describe('a job that this release does not know', () => {
  it.each(backends)('fails and is named in the log, on %s', async (backend) => {
    const opened = await openQueue(backend, logger);
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: 'postgres://127.0.0.1/none' });
    const noUseCase = {
      get: () => {
        throw new Error('no use case runs here');
      },
    };
    const runner = new JobRunner(opened.queue, settings, noUseCase as never, logger);
    await runner.onApplicationBootstrap();
    const name = 'of-a-later-release' as 'expire-offer';
    await opened.queue.addAll([job(`unknown-${backend}`, { name })]);
    await waitFor('the complaint', () => lines.some((line) => line['msg'] === 'a job failed' && line['job'] === name));
    const complaint = lines.find((line) => line['msg'] === 'a job failed' && line['job'] === name)!;
    expect(JSON.stringify(complaint['err'])).toContain(`No handler for job ${name}`);
    lines.length = 0;
    await opened.close();
  });
});
