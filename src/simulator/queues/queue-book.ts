import type { Clock } from '../record/clock.js';
import { CallQueue } from './call-queue.js';

export const DEFAULT_QUEUE_SIZE = 1000;

export class QueueBook {
  private readonly queues = new Map<string, CallQueue>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  find(sid: string): CallQueue | undefined {
    return this.queues.get(sid);
  }

  named(friendlyName: string): CallQueue | undefined {
    return this.all().find((queue) => queue.friendlyName === friendlyName);
  }

  create(friendlyName: string, maxSize: number): CallQueue {
    const queue = new CallQueue(friendlyName, maxSize, this.clock);
    this.queues.set(queue.sid, queue);
    return queue;
  }

  namedOrNew(friendlyName: string): CallQueue {
    return this.named(friendlyName) ?? this.create(friendlyName, DEFAULT_QUEUE_SIZE);
  }

  remove(queue: CallQueue): void {
    this.queues.delete(queue.sid);
  }

  all(): readonly CallQueue[] {
    return [...this.queues.values()];
  }
}
