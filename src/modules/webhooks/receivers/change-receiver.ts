import { Injectable } from '@nestjs/common';
import type { ChangeReceiverDto } from '../../../contracts/webhooks/receiver.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { ReceiverHealth } from '../deliver/receiver-health.js';
import { OutsideAddress } from './outside-address.js';
import { ReceiverStore, type ReceiverRow } from './receiver.store.js';

@Injectable()
export class ChangeReceiver {
  constructor(
    private readonly database: Database,
    private readonly address: OutsideAddress,
    private readonly receivers: ReceiverStore,
    private readonly health: ReceiverHealth,
  ) {}

  /** What is left out stays. Throws `webhook/unknown` (404) or `webhook/address` (422). */
  async run(id: string, { url, events, description, active }: ChangeReceiverDto, by: string): Promise<void> {
    const host = url === undefined ? undefined : await this.address.accept(url);
    await this.database.transaction(async (tx) => {
      const before = await this.receivers.lock(tx, id);
      const change = { url: url ?? before.url, events: events ?? before.events };
      await this.receivers.change(tx, { id, ...change, description: description?.trim() ?? before.description });
      await this.move(tx, before, { active, hasNewAddress: change.url !== before.url });
      const subject = { subjectType: 'webhook-receiver', subjectId: id };
      const detail = { ...(host && { host }), ...(events && { events }), ...(active !== undefined && { active }) };
      await writeAuditEntry(tx, { userId: by, action: 'webhook-receiver.changed', ...subject, detail });
    });
  }

  private async move(tx: Tx, { id, state }: ReceiverRow, { active, hasNewAddress }: Move): Promise<void> {
    if (active === false && state !== 'disabled') await this.receivers.move(tx, id, 'paused', 'by-staff');
    else if (active === true || (hasNewAddress && state === 'active')) await this.health.trusted(tx, id);
  }
}

interface Move {
  readonly active: boolean | undefined;
  readonly hasNewAddress: boolean;
}
