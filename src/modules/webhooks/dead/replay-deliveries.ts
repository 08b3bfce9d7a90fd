import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OpenLines } from '../deliver/open-lines.js';
import { ReceiverHealth } from '../deliver/receiver-health.js';
import { ReceiverStore } from '../receivers/receiver.store.js';

const receiverOf = 'select receiver_id as "receiverId" from webhook_delivery where id = $1';
// They come back with all their tries, in their old place of the line.
const revive = `
  update webhook_delivery set state = 'waiting', tries = 0, ended_at = null, replayed_at = $3
  where receiver_id = $1 and state = 'dead' and ($2::uuid is null or id = $2) returning subject_id as "subjectId"`;

/** Sends dead letters again, with the ids that they had, so that a receiver who got one after all sees it. */
@Injectable()
export class ReplayDeliveries {
  constructor(
    private readonly database: Database,
    private readonly receivers: ReceiverStore,
    private readonly lines: OpenLines,
    private readonly health: ReceiverHealth,
    private readonly clock: Clock,
  ) {}

  /** Throws `webhook-delivery/unknown` (404), `webhook-delivery/not-dead` or `webhook/disabled` (409). */
  async one(id: string, by: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ receiverId: string }>(receiverOf, [id]);
      if (!row) throw new DomainError('not-found', 'webhook-delivery/unknown', 'There is no delivery with this id.');
      if ((await this.revive(tx, row.receiverId, id)) === 0)
        throw new DomainError(
          'conflict',
          'webhook-delivery/not-dead',
          'It was delivered, or it still waits: only a dead one is sent again.',
        );
      const subject = { subjectType: 'webhook-delivery', subjectId: id };
      await writeAuditEntry(tx, { userId: by, action: 'webhook-delivery.replayed', ...subject });
    });
  }

  /** All dead letters of a receiver, in order; answers how many. Throws `webhook/unknown` (404) or `webhook/disabled` (409). */
  all(receiverId: string, by: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const count = await this.revive(tx, receiverId, null);
      const subject = { subjectType: 'webhook-receiver', subjectId: receiverId };
      await writeAuditEntry(tx, { userId: by, action: 'webhook-receiver.replayed', ...subject, detail: { count } });
      return count;
    });
  }

  private async revive(tx: Tx, receiverId: string, id: string | null): Promise<number> {
    const { state } = await this.receivers.lock(tx, receiverId);
    if (state === 'disabled')
      throw new DomainError('conflict', 'webhook/disabled', 'This receiver is disabled: make it active first.');
    const subjects = await tx.query<{ subjectId: string }>(revive, [receiverId, id, this.clock.now()]);
    const lines = { receiverId, subjects: subjects.map(({ subjectId }) => subjectId), send: state === 'active' };
    await this.lines.open(tx, lines);
    await this.health.tell(tx, receiverId);
    return subjects.length;
  }
}
