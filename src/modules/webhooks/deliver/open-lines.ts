import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';

export interface Lines {
  readonly receiverId: string;
  /** People about whom something waits to be told. */
  readonly subjects: readonly string[];
  /** Is the receiver active? */
  readonly send: boolean;
}

const open = `
  update webhook_delivery set next_try_at = $3 where next_try_at is null and id in (
    select distinct on (subject_id) id from webhook_delivery
    where receiver_id = $1 and subject_id = any($2::uuid[]) and state = 'waiting' order by subject_id, seq)`;

/**
 * Of all that waits about one person, only the earliest is ever due: it has a time, the others have none. Called, under the lock of the
 * receiver, whenever something began to wait or ended.
 */
@Injectable()
export class OpenLines {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async open(tx: Tx, { receiverId, subjects, send }: Lines): Promise<void> {
    await tx.query(open, [receiverId, [...new Set(subjects)], this.clock.now()]);
    if (send) await this.lookAgain(tx, receiverId);
  }

  /** Somebody sends then what is due. */
  async lookAgain(tx: Tx, receiverId: string, runAt?: Date): Promise<void> {
    await this.outbox.add(tx, [{ name: 'send-deliveries', body: { receiverId }, runAt }]);
  }
}
