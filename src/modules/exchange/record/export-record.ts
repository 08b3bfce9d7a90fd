import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { v7 as uuid } from 'uuid';
import type { PersonRecordDto, ReadRecordDto } from '../../../contracts/exchange/record.dto.js';
import type { Purpose } from '../../../core/disclosures/recipients.js';
import { fhirBundle } from '../../../core/fhir/bundle.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { blockedError, Disclose, type DisclosureFrame } from '../../disclosures/index.js';
import { LegalRequestStore } from '../../legal/index.js';
import { FhirRowsReader } from './fhir/fhir-rows.reader.js';
import { askedOf, refuseInPart } from './handed-out.js';
import { RecordReader } from './record.reader.js';

/** What an export is, before anything is read for it. */
interface Export {
  readonly id: string;
  readonly purpose: Purpose;
  /** Everybody who is this person. */
  readonly personIds: readonly string[];
  readonly frame: DisclosureFrame;
}

/** Hands out the record of a person, on the record: no disclosure and no audit entry, no export. */
@Injectable()
export class ExportRecord {
  private readonly exported: Counter;

  constructor(
    private readonly records: RecordReader,
    private readonly fhirRows: FhirRowsReader,
    private readonly disclose: Disclose,
    private readonly legalRequests: LegalRequestStore,
    metrics: Metrics,
  ) {
    this.exported = new Counter({
      name: 'person_records_exported_total',
      help: 'Records of people that staff took out, by format',
      labelNames: ['format'],
      registers: [metrics.registry],
    });
  }

  /** All that is kept of them, for themselves. @throws DomainError person/unknown, reason/missing, record/only-fhir-in-part, disclosure/needs-approval */
  async run(personId: string, asked: ReadRecordDto, staff: StaffPrincipal): Promise<PersonRecordDto> {
    refuseInPart(asked);
    const payload = await this.handOver(personId, asked, staff, async ({ id, personIds, frame }, tx) => {
      const { notice, scopeText, approvalId, at } = frame;
      const who = { byUserId: staff.userId, byName: staff.name, reason: asked.reason.trim() };
      const about = { id, personId, at: at.toISOString(), ...who, approvalId, notice: notice.text, scope: scopeText };
      return { export: about, ...(await this.records.read(tx, personIds)) };
    });
    return JSON.parse(payload) as PersonRecordDto;
  }

  /**
   * A FHIR R4 bundle, as JSON (ADR 0042), for themselves or for whom they consented to.
   *
   * @throws DomainError person/unknown, reason/missing, fields/missing, legal-request/unknown, disclosure/... when it may not go to them
   */
  bundle(personId: string, asked: ReadRecordDto, staff: StaffPrincipal): Promise<string> {
    return this.handOver(personId, asked, staff, async ({ id, purpose, personIds, frame }, tx) => {
      const { disclosureId, approvalId, notice, scopeText, permitted, at } = frame;
      const copy = { bundleId: id, disclosureId, approvalId, at, byName: staff.name };
      const origin = { ...copy, purpose, notice: notice.text, scope: scopeText };
      return fhirBundle(await this.fhirRows.read(tx, personIds, at), origin, permitted);
    });
  }

  private async handOver(
    personId: string,
    asked: ReadRecordDto,
    staff: StaffPrincipal,
    write: (one: Export, tx: Tx) => Promise<object>,
  ): Promise<string> {
    const file = `record:${asked.format}`;
    const by = { personId, intakeId: null, byUserId: staff.userId, channel: 'file', vendor: null, file } as const;
    const { legalRequestId, approvalId } = asked;
    const wanted = askedOf(asked, legalRequestId === undefined ? null : await this.legalRequests.senderOf(legalRequestId));
    const { purpose } = wanted;
    const answer = await this.disclose.handOver({ ...wanted, ...by, approvalId }, async (frame, tx) => {
      const personIds = (await this.records.personIds(tx, personId))!; // who has a disclosure is somebody
      const id = uuid();
      // First, so that the record names its own export too.
      await this.note(tx, personId, asked, staff, { exportId: id, disclosureId: frame.disclosureId });
      return JSON.stringify(await write({ id, purpose, personIds, frame }, tx));
    });
    if (answer.kind === 'blocked') throw blockedError(answer);
    this.exported.inc({ format: asked.format });
    return answer.payload!;
  }

  private note(tx: Tx, personId: string, asked: ReadRecordDto, { userId }: StaffPrincipal, ids: object): Promise<void> {
    const { fields, reason, format, legalRequestId } = asked;
    const action = fields === undefined ? 'person.record-exported' : 'person.record-part-exported';
    const detail = { ...ids, reason: reason.trim(), format, ...(legalRequestId === undefined ? {} : { legalRequestId }) };
    return writeAuditEntry(tx, { userId, action, subjectType: 'person', subjectId: personId, detail });
  }
}
