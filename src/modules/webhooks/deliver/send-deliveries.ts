import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { sentAtOnce } from './delivery.store.js';
import { OpenLines } from './open-lines.js';
import { SendNext } from './send-next.js';

// Then another job goes on: a receiver with much to catch up on lets the others' jobs in, and a process that shall stop can.
const sendForMilliseconds = 5000;

const overdue = `
  select r.id from webhook_receiver r where r.state = 'active' and exists (
    select from webhook_delivery d where d.receiver_id = r.id and d.state = 'waiting' and d.next_try_at < $1
      and (d.claimed_until is null or d.claimed_until < $1))`;
const overdueMilliseconds = 5000;

/** Sends what is due at one receiver, a few at once, each person's in order. Two may run at once: every delivery is claimed. */
@Injectable()
export class SendDeliveries {
  constructor(
    private readonly next: SendNext,
    private readonly database: Database,
    private readonly lines: OpenLines,
    private readonly clock: Clock,
  ) {}

  async run(receiverId: string): Promise<void> {
    const until = this.clock.now().getTime() + sendForMilliseconds;
    const lanes = await Promise.all(Array.from({ length: sentAtOnce }, () => this.lane(receiverId, until)));
    if (lanes.includes('out of time')) await this.database.transaction((tx) => this.lines.lookAgain(tx, receiverId));
  }

  /** Receivers with something due whose job was lost. */
  queueOverdue(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = new Date(this.clock.now().getTime() - overdueMilliseconds);
      for (const { id } of await tx.query<{ id: string }>(overdue, [before])) await this.lines.lookAgain(tx, id);
    });
  }

  private async lane(receiverId: string, until: number): Promise<'nothing due' | 'out of time'> {
    while (await this.next.run(receiverId)) {
      if (this.clock.now().getTime() >= until) return 'out of time';
    }
    return 'nothing due';
  }
}
