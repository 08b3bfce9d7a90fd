import { CallQueue } from './call-queue.js';

export const DEFAULT_QUEUE_SIZE = 1000;

export class QueueBook {
  private readonly queues = new Map<string, CallQueue>();

  find(sid: string): CallQueue | undefined {
    return this.queues.get(sid);
  }

  named(friendlyName: string): CallQueue | undefined {
    return this.all().find((queue) => queue.friendlyName === friendlyName);
  }

  create(friendlyName: string, maxSize: number): CallQueue {
    const queue = new CallQueue(friendlyName, maxSize);
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
