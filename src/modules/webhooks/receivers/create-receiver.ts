import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { CreatedReceiverDto, CreateReceiverDto } from '../../../contracts/webhooks/receiver.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { newSecret } from '../deliver/sign.js';
import { OutsideAddress } from './outside-address.js';
import { ReceiverStore } from './receiver.store.js';
import { SecretStore } from './secret.store.js';

@Injectable()
export class CreateReceiver {
  constructor(
    private readonly database: Database,
    private readonly address: OutsideAddress,
    private readonly receivers: ReceiverStore,
    private readonly secrets: SecretStore,
    private readonly clock: Clock,
  ) {}

  /** Answers the secret, which cannot be read again. Throws `webhook/address` or `webhook/unknown-source` (422). */
  async run({ url, events, sourceId, description }: CreateReceiverDto, by: string): Promise<CreatedReceiverDto> {
    const host = await this.address.accept(url);
    const [id, secret, at] = [uuid(), newSecret(), this.clock.now()];
    await this.database.transaction(async (tx) => {
      const receiver = { id, url, events, sourceId: sourceId ?? null, description: description?.trim() ?? '' };
      await this.receivers.insert(tx, { ...receiver, createdBy: by, at });
      await this.secrets.insert(tx, id, secret, at);
      const subject = { subjectType: 'webhook-receiver', subjectId: id };
      const detail = { host, events, sourceId: receiver.sourceId };
      await writeAuditEntry(tx, { userId: by, action: 'webhook-receiver.created', ...subject, detail });
    });
    return { id, secret };
  }
}
