import type { Call } from '../calls/call.js';
import type { Clock } from '../record/clock.js';
import { Deferred } from '../record/deferred.js';
import { newSid } from '../record/sid.js';
import type { QueueBridge } from './queue-bridge.js';

export interface QueueMember {
  readonly call: Call;
  readonly enqueuedAt: Date;
  /** Resolves when a Dial takes this caller out. */
  readonly taken: Deferred<QueueBridge>;
}

/** Calls that wait, first come first. */
export class CallQueue {
  readonly sid = newSid('QU');
  readonly createdAt: Date;
  updatedAt: Date;
  private arriving = new Deferred<true>();
  private readonly waiting = new Map<string, QueueMember>();

  constructor(
    public friendlyName: string,
    public maxSize: number,
    clock: Pick<Clock, 'now'>,
  ) {
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
  }

  get size(): number {
    return this.waiting.size;
  }

  add(member: QueueMember): void {
    this.waiting.set(member.call.sid, member);
    this.arriving.resolve(true);
    this.arriving = new Deferred();
  }

  remove(member: QueueMember): void {
    this.waiting.delete(member.call.sid);
  }

  /** Resolves when the next caller joins. */
  arrival(): Promise<true> {
    return this.arriving.promise;
  }

  members(): readonly QueueMember[] {
    return [...this.waiting.values()];
  }

  /** By call SID, or `Front` for whoever waits longest. */
  find(sid: string): QueueMember | undefined {
    return sid === 'Front' ? this.members()[0] : this.waiting.get(sid);
  }

  /** Counted from 1. */
  positionOf(member: QueueMember): number {
    return this.members().indexOf(member) + 1;
  }
}
