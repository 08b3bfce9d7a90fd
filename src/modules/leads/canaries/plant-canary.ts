import { Injectable } from '@nestjs/common';
import type { CanaryDto, PlantCanaryDto } from '../../../contracts/admin/canary.dto.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { asProgram } from '../../../platform/database/asker.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { MarkNumber } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { CanaryStore, type CanaryRow } from './canary.store.js';

const because = 'A canary: nobody is behind this number';

/**
 * Gives a source a made-up contact that nobody else has. Whoever sends a lead with its number had it from there. From the same
 * transaction on nothing is dialled or texted to it, by whatever way it comes: the number is suppressed like one that asked for it.
 */
@Injectable()
export class PlantCanary {
  constructor(
    private readonly database: Database,
    private readonly store: CanaryStore,
    private readonly markNumber: MarkNumber,
    private readonly sites: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** Throws `input/invalid` (422), `canary/known-number`, `canary/planted-already` (409), `source/unknown` (404). */
  async run(sourceId: string, { phone }: PlantCanaryDto, by: string): Promise<CanaryDto> {
    const e164 = read(phone, await this.sites.ownNumbers());
    const at = this.clock.now();
    // Told is only that somebody has the number; who, is not looked at.
    return asProgram(() =>
      this.database.transaction(async (tx) => {
        const row = await this.store.plant(tx, sourceId, e164, by, at);
        await this.markNumber.unreal(tx, e164, because, at);
        const subject = { subjectType: 'source', subjectId: sourceId };
        await writeAuditEntry(tx, { userId: by, action: 'canary.planted', ...subject, detail: { canaryId: row.id } });
        return toCanaryDto(row);
      }),
    );
  }
}

export function toCanaryDto({ id, e164, planted_at }: CanaryRow): CanaryDto {
  return { id, phone: e164, plantedAt: planted_at.toISOString() };
}

function read(phone: string, ownNumbers: readonly string[]): string {
  const number = readPhoneNumber(phone, ownNumbers);
  if (number.kind === 'accepted' && number.automaticCalls) return number.e164;
  const message = 'Enter a US number that nobody has, such as one from 555-0100 to 555-0199.';
  throw new DomainError('invalid', 'input/invalid', message, { errors: [{ field: 'phone', code: 'phone/invalid', message }] });
}
