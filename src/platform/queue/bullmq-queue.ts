import { Queue, Worker, type JobsOptions } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import { queueNames, queueOfJob, type QueueName } from '../../contracts/jobs.js';
import type { QueueDepth } from '../observe/queue-depths.js';
import type { QueueBackend } from './queue-backend.js';
import { JobQueue, type JobHandler, type QueuedJob, type Schedule } from './job-queue.js';

// A failed job is tried again for about a minute; after that the sweep looks at its row anyway.
const retry: JobsOptions = {
  attempts: 6,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: true,
  removeOnFail: 1000,
};
// Reactions are transactions from beginning to end: with more at once, callers on the phone would wait for a connection (bench 3).
// A webhook job waits for its receiver nearly all the time; how many transactions they open at once is limited on their side.
const concurrency: Record<QueueName, number> = { telephony: 20, reactions: 4, chores: 1, webhooks: 32 };
// In PostgreSQL a bulk makes and drops tables of its own, which takes as long as ten single jobs (7 ms); from there on it is quicker.
const fewJobs = 10;
// BullMQ's types name the backend; ours is chosen at start.
interface NewJob {
  readonly name: string;
  readonly data: object;
  readonly opts: JobsOptions;
}
interface AnyQueue {
  add(name: string, data: object, opts: JobsOptions): Promise<unknown>;
  addBulk(jobs: NewJob[]): Promise<unknown>;
  upsertJobScheduler(id: string, repeat: { every: number }, job: { name: string; opts: object }): Promise<unknown>;
  getJobCounts(...states: string[]): Promise<Record<string, number>>;
  getWaiting(start: number, end: number): Promise<{ readonly timestamp: number }[]>;
  close(): Promise<void>;
}
type AnyWorker = Pick<Worker, 'waitUntilReady' | 'close'>;

// A backend that lost everything knows no schedule either: until it is told again nothing is swept.
const renewSchedulesEveryMilliseconds = 3000;

/** JobQueue on BullMQ, whichever backend it runs on. */
export class BullmqQueue extends JobQueue {
  private readonly queues: Record<QueueName, AnyQueue>;
  private workers: AnyWorker[] = [];
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly backend: QueueBackend,
    private readonly callsPerSecond: number,
    private readonly logger: PinoLogger,
  ) {
    super();
    const open = (name: QueueName): AnyQueue => {
      const queue = new Queue(name, { connection: backend.connection, defaultJobOptions: retry }, backend.factory);
      queue.on('error', (error) => this.complain(error));
      return queue;
    };
    this.queues = Object.fromEntries(queueNames.map((name) => [name, open(name)])) as Record<QueueName, AnyQueue>;
  }

  override async addAll(jobs: readonly QueuedJob[]): Promise<void> {
    for (const name of queueNames) await this.addTo(this.queues[name], jobs.filter(({ queue }) => queue === name).map(toNewJob));
  }

  override async work(handler: JobHandler, schedules: readonly Schedule[]): Promise<void> {
    this.workers = queueNames.map((name) => this.openWorker(name, handler));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    const renew = () => this.keepSchedules(schedules).catch((error: Error) => this.complain(error));
    await renew();
    this.renewal = setInterval(() => void renew(), renewSchedulesEveryMilliseconds);
  }

  override check(): Promise<void> {
    return this.backend.check();
  }

  override depths(): Promise<readonly QueueDepth[]> {
    return Promise.all(queueNames.map((name) => depthOf(name, this.queues[name])));
  }

  override async close(): Promise<void> {
    clearInterval(this.renewal);
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
    await this.backend.close();
  }

  private async addTo(queue: AnyQueue, jobs: NewJob[]): Promise<void> {
    if (jobs.length > fewJobs) await queue.addBulk(jobs);
    else await Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts)));
  }

  private openWorker(name: QueueName, handler: JobHandler): AnyWorker {
    const worker = new Worker(
      name,
      (job) => handler(job.name, job.data as never),
      {
        connection: this.backend.connection,
        concurrency: concurrency[name],
        limiter: name === 'telephony' ? { max: this.callsPerSecond, duration: 1000 } : undefined,
        lockDuration: 15_000,
        stalledInterval: 5000,
        maxStalledCount: 5,
        runRetryDelay: 500, // the default of 15 s would leave people waiting after a database restart
      },
      this.backend.factory,
    );
    worker.on('error', (error) => this.complain(error));
    worker.on('failed', (job, error) =>
      this.logger.error({ err: error, job: job?.name, tries: job?.attemptsMade }, 'a job failed'),
    );
    return worker;
  }

  private async keepSchedules(schedules: readonly Schedule[]): Promise<void> {
    for (const { name, everySeconds } of schedules) {
      await this.queues[queueOfJob[name]].upsertJobScheduler(
        name,
        { every: everySeconds * 1000 },
        { name, opts: { removeOnComplete: true } },
      );
    }
  }

  private complain(error: Error): void {
    this.logger.warn({ err: error }, 'the queue backend does not answer');
  }
}

function toNewJob({ name, body, id, delayMilliseconds }: QueuedJob): NewJob {
  return { name, data: body, opts: { ...retry, jobId: id, delay: delayMilliseconds } };
}

async function depthOf(name: QueueName, queue: AnyQueue): Promise<QueueDepth> {
  const [counts, [oldest]] = await Promise.all([
    queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
    queue.getWaiting(0, 0),
  ]);
  const { waiting = 0, prioritized = 0, active: running = 0, delayed: planned = 0, failed = 0 } = counts;
  const oldestAt = oldest ? new Date(oldest.timestamp) : null;
  return { queue: name, waiting: waiting + prioritized, running, planned, failed, oldestAt };
}
