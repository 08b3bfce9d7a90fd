import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { v7 as uuid } from 'uuid';
import type { PersonRecordDto, ReadRecordDto } from '../../../contracts/exchange/record.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { RecordReader } from './record.reader.js';

// 42 CFR 2.32: goes with every disclosure of what a substance use programme keeps.
const notice =
  '42 CFR part 2 prohibits unauthorized use or disclosure of these records. Whoever holds this copy answers for it: keep it closed, and destroy it when it is not needed any more.';

/** Hands out the whole record of a person, on the record: no audit entry, no export. */
@Injectable()
export class ExportRecord {
  private readonly exported: Counter;

  constructor(
    private readonly database: Database,
    private readonly records: RecordReader,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.exported = new Counter({
      name: 'person_records_exported_total',
      help: 'Whole records of people that staff took out, by format',
      labelNames: ['format'],
      registers: [metrics.registry],
    });
  }

  /** @throws DomainError person/unknown, reason/missing */
  async run(personId: string, { reason, format }: ReadRecordDto, staff: StaffPrincipal): Promise<PersonRecordDto> {
    if (reason.trim() === '') throw missingReason();
    const record = await this.database.transaction(async (tx) => {
      const ids = await this.records.personIds(tx, personId);
      if (!ids) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      // First, so that the record names its own export too.
      const id = uuid();
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'person.record-exported',
        subjectType: 'person',
        subjectId: personId,
        detail: { exportId: id, reason: reason.trim(), format },
      });
      const at = this.clock.now().toISOString();
      const about = { id, personId, at, byUserId: staff.userId, byName: staff.name, reason: reason.trim(), notice };
      return { export: about, ...(await this.records.read(tx, ids)) };
    });
    this.exported.inc({ format });
    return record;
  }
}

function missingReason(): DomainError {
  const message = 'Say who asked for the record and why.';
  return new DomainError('invalid', 'reason/missing', message, {
    errors: [{ field: 'reason', code: 'reason/missing', message }],
  });
}
