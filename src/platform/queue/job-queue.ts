import type { EventName } from '../../contracts/events.js';
import type { JobName, QueueName } from '../../contracts/jobs.js';
import type { QueueDepth } from '../observe/queue-depths.js';

export interface QueuedJob {
  readonly queue: QueueName;
  readonly name: JobName | EventName;
  readonly body: Record<string, unknown>;
  /** Ignored while a job with this id exists: make it unique per attempt. */
  readonly id: string;
  readonly delayMilliseconds: number;
}

/** Runs one job. It may be called twice, late, or never for the same row: re-read the row and decide. */
export type JobHandler = (name: string, body: never) => Promise<void>;

export interface Schedule {
  readonly name: JobName;
  readonly everySeconds: number;
}

/** The alarm clock. The database is the truth: whatever is lost here is found again by the sweep. */
export abstract class JobQueue {
  abstract addAll(jobs: readonly QueuedJob[]): Promise<void>;
  /** Starts the workers of this process and keeps `schedules` alive even when the backend comes back empty. */
  abstract work(handler: JobHandler, schedules: readonly Schedule[]): Promise<void>;
  /** Throws what is wrong when the backend does not answer. */
  abstract check(): Promise<void>;
  /** What each queue has to do at this moment. Throws while the backend does not answer. */
  abstract depths(): Promise<readonly QueueDepth[]>;
  /** Takes no new job, waits for the running ones, lets go of every connection. */
  abstract close(): Promise<void>;
}
