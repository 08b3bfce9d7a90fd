import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { ReceiverHealth } from '../deliver/receiver-health.js';
import { ReceiverStore } from './receiver.store.js';

/** Nothing is kept for it any more. What waited becomes a dead letter, for the case that this was a mistake. */
@Injectable()
export class DisableReceiver {
  constructor(
    private readonly database: Database,
    private readonly receivers: ReceiverStore,
    private readonly health: ReceiverHealth,
    private readonly clock: Clock,
  ) {}

  /** Safe to repeat. Throws `webhook/unknown` (404). */
  async run(id: string, by: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { state } = await this.receivers.lock(tx, id);
      if (state === 'disabled') return;
      await this.receivers.move(tx, id, 'disabled', 'by-staff');
      await this.receivers.bury(tx, id, this.clock.now(), 'The receiver was disabled.');
      await this.health.tell(tx, id);
      const subject = { subjectType: 'webhook-receiver', subjectId: id };
      await writeAuditEntry(tx, { userId: by, action: 'webhook-receiver.disabled', ...subject });
    });
  }
}
