import { Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import type { EventName } from '../../contracts/events.js';
import { queueOf, type JobName } from '../../contracts/jobs.js';
import { Database } from '../database/database.js';
import { JobQueue, type QueuedJob } from '../queue/job-queue.js';
import { Outbox } from './outbox.js';

interface MessageRow {
  id: string;
  kind: 'event' | 'job';
  name: JobName | EventName;
  payload: Record<string, unknown>;
  run_at: Date | null;
}

const batchSize = 500;
const pollMilliseconds = 1000;

// A claim that outlives its process is taken over after 15 s: punctuality is lost for that long, a message never.
const claim = `
  update outbox_message set claimed_until = now() + interval '15 seconds'
  where id in (
    select id from outbox_message
    where published_at is null and (claimed_until is null or claimed_until < now())
    order by id limit $1 for update skip locked)
  returning id, kind, name, payload, run_at`;

/**
 * Moves committed messages to the queue: at once when this process wrote them, by polling when another process died before it
 * could. Delivery is at least once; the job id is the message's, so a second delivery is ignored while the first one lives.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopped = false;
  private pending = false;
  private wakeUp: () => void = () => {};
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    outbox: Outbox,
    @InjectPinoLogger(OutboxRelay.name) private readonly logger: PinoLogger,
  ) {
    outbox.onCommitted(() => this.wake());
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
  }

  /** Publishes one batch and returns how many messages it held. */
  async publishBatch(): Promise<number> {
    const rows = await this.database.query<MessageRow>(claim, [batchSize]);
    if (rows.length === 0) return 0;
    const now = Date.now();
    await this.queue.addAll(rows.map((row) => toJob(row, now))).catch((error: unknown) => this.giveBack(rows, error));
    await this.database.query(
      `with events as (update outbox_message set published_at = now() where id = any($1::bigint[]) and kind = 'event')
       delete from outbox_message where id = any($1::bigint[]) and kind = 'job'`,
      [rows.map((row) => row.id)],
    );
    return rows.length;
  }

  /** The queue did not take them: they are free for the next try at once, here or in another process. */
  private async giveBack(rows: readonly MessageRow[], error: unknown): Promise<never> {
    await this.database.query('update outbox_message set claimed_until = null where id = any($1::bigint[])', [
      rows.map((row) => row.id),
    ]);
    throw error;
  }

  private wake(): void {
    this.pending = true;
    this.wakeUp();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.pending = false;
      const published = await this.publishBatch().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'messages wait in the outbox: the queue or the database did not take them');
        return 0;
      });
      if (published < batchSize && !this.pending) await this.sleep();
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMilliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopped) this.wakeUp();
    });
  }
}

function toJob(row: MessageRow, now: number): QueuedJob {
  return {
    queue: queueOf(row.name),
    name: row.name,
    body: row.payload,
    id: `outbox-${row.id}`,
    delayMilliseconds: row.run_at ? Math.max(0, row.run_at.getTime() - now) : 0,
  };
}
