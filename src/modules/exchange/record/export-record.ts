import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { v7 as uuid } from 'uuid';
import type { PersonRecordDto, ReadRecordDto } from '../../../contracts/exchange/record.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { blockedError, Disclose, patientThemselves, type DisclosureFrame } from '../../disclosures/index.js';
import { RecordReader } from './record.reader.js';

/** Hands out the whole record of a person to themselves, on the record: no disclosure and no audit entry, no export. */
@Injectable()
export class ExportRecord {
  private readonly exported: Counter;

  constructor(
    private readonly records: RecordReader,
    private readonly disclose: Disclose,
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
  async run(personId: string, asked: ReadRecordDto, staff: StaffPrincipal): Promise<PersonRecordDto> {
    if (asked.reason.trim() === '') throw missingReason();
    const by = { personId, intakeId: null, byUserId: staff.userId, channel: 'file', vendor: null } as const;
    const wanted = { ...patientThemselves, ...by, fields: ['whole-record'] } as const;
    const answer = await this.disclose.handOver(wanted, async (frame, tx) =>
      JSON.stringify(await this.read(tx, personId, asked, staff, frame)),
    );
    if (answer.kind === 'blocked') throw blockedError(answer);
    this.exported.inc({ format: asked.format });
    return JSON.parse(answer.payload!) as PersonRecordDto;
  }

  private async read(
    tx: Tx,
    personId: string,
    { reason, format }: ReadRecordDto,
    staff: StaffPrincipal,
    { disclosureId, notice, scopeText, at }: DisclosureFrame,
  ): Promise<PersonRecordDto> {
    const ids = (await this.records.personIds(tx, personId))!; // who has a disclosure is somebody
    // First, so that the record names its own export too.
    const id = uuid();
    await writeAuditEntry(tx, {
      userId: staff.userId,
      action: 'person.record-exported',
      subjectType: 'person',
      subjectId: personId,
      detail: { exportId: id, disclosureId, reason: reason.trim(), format },
    });
    const who = { byUserId: staff.userId, byName: staff.name, reason: reason.trim() };
    const about = { id, personId, at: at.toISOString(), ...who, notice: notice.text, scope: scopeText };
    return { export: about, ...(await this.records.read(tx, ids)) };
  }
}

function missingReason(): DomainError {
  const message = 'Say who asked for the record and why.';
  return new DomainError('invalid', 'reason/missing', message, {
    errors: [{ field: 'reason', code: 'reason/missing', message }],
  });
}
