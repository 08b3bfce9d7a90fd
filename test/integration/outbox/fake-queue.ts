import { JobQueue, type QueuedJob } from '../../../src/platform/queue/job-queue.js';

/** A queue that keeps what it is given; `take` may be replaced by one that fails or never answers. */
export class FakeQueue extends JobQueue {
  readonly taken: QueuedJob[] = [];
  take: () => Promise<void> = async () => {};

  override async addAll(jobs: readonly QueuedJob[]): Promise<void> {
    await this.take();
    this.taken.push(...jobs);
  }

  ids(): string[] {
    return this.taken.map((job) => job.id);
  }

  override async work(): Promise<void> {}
  override async check(): Promise<void> {}
  override async depths() {
    return [];
  }
  override async close(): Promise<void> {}
}
