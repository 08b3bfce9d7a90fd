import { Injectable } from '@nestjs/common';
import type { RotatedSecretDto } from '../../../contracts/webhooks/receiver.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { newSecret } from '../deliver/sign.js';
import { ReceiverStore } from './receiver.store.js';
import { SecretStore } from './secret.store.js';

// Time to bring the new secret to every machine of the receiver; a stolen one is not good for longer.
const bothValidMilliseconds = 24 * 3_600_000;

@Injectable()
export class RotateSecret {
  constructor(
    private readonly database: Database,
    private readonly receivers: ReceiverStore,
    private readonly secrets: SecretStore,
    private readonly clock: Clock,
  ) {}

  /** For a day both secrets sign, so that nothing is refused while the receiver changes. Throws `webhook/unknown` (404). */
  async run(id: string, by: string): Promise<RotatedSecretDto> {
    const [secret, now] = [newSecret(), this.clock.now()];
    const until = new Date(now.getTime() + bothValidMilliseconds);
    await this.database.transaction(async (tx) => {
      await this.receivers.lock(tx, id);
      await this.secrets.retire(tx, id, until, now);
      await this.secrets.insert(tx, id, secret, now);
      const subject = { subjectType: 'webhook-receiver', subjectId: id };
      await writeAuditEntry(tx, { userId: by, action: 'webhook-receiver.secret-rotated', ...subject });
    });
    return { secret, formerValidUntil: until.toISOString() };
  }
}
