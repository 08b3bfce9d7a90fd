import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { v7 as uuid } from 'uuid';
import type { PersonRecordDto, ReadRecordDto } from '../../../contracts/exchange/record.dto.js';
import type { AskedDisclosure } from '../../../core/disclosures/disclosure-facts.js';
import { fhirBundle } from '../../../core/fhir/bundle.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { blockedError, Disclose, type DisclosureFrame } from '../../disclosures/index.js';
import { FhirRowsReader } from './fhir/fhir-rows.reader.js';
import { askedOf, refuseInPart } from './handed-out.js';
import { RecordReader } from './record.reader.js';

/** What an export is, before anything is read for it. */
interface Export {
  readonly id: string;
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
    metrics: Metrics,
  ) {
    this.exported = new Counter({
      name: 'person_records_exported_total',
      help: 'Records of people that staff took out, by format',
      labelNames: ['format'],
      registers: [metrics.registry],
    });
  }

  /** All that is kept of them, for themselves. @throws DomainError person/unknown, reason/missing, record/only-fhir-in-part */
  async run(personId: string, asked: ReadRecordDto, staff: StaffPrincipal): Promise<PersonRecordDto> {
    refuseInPart(asked);
    const payload = await this.handOver(personId, asked, staff, async ({ id, personIds, frame }, tx) => {
      const { notice, scopeText, at } = frame;
      const who = { byUserId: staff.userId, byName: staff.name, reason: asked.reason.trim() };
      const about = { id, personId, at: at.toISOString(), ...who, notice: notice.text, scope: scopeText };
      return { export: about, ...(await this.records.read(tx, personIds)) };
    });
    return JSON.parse(payload) as PersonRecordDto;
  }

  /**
   * A FHIR R4 bundle, as JSON (ADR 0042), for themselves or for whom they consented to.
   *
   * @throws DomainError person/unknown, reason/missing, fields/missing, disclosure/... when it may not go to them
   */
  bundle(personId: string, asked: ReadRecordDto, staff: StaffPrincipal): Promise<string> {
    const { purpose } = askedOf(asked);
    return this.handOver(personId, asked, staff, async ({ id, personIds, frame }, tx) => {
      const { disclosureId, notice, scopeText, permitted, at } = frame;
      const origin = { bundleId: id, disclosureId, at, byName: staff.name, purpose, notice: notice.text, scope: scopeText };
      return fhirBundle(await this.fhirRows.read(tx, personIds, at), origin, permitted);
    });
  }

  private async handOver(
    personId: string,
    asked: ReadRecordDto,
    staff: StaffPrincipal,
    write: (one: Export, tx: Tx) => Promise<object>,
  ): Promise<string> {
    const by = { personId, intakeId: null, byUserId: staff.userId, channel: 'file', vendor: null } as const;
    const wanted: AskedDisclosure = askedOf(asked);
    const answer = await this.disclose.handOver({ ...wanted, ...by }, async (frame, tx) => {
      const personIds = (await this.records.personIds(tx, personId))!; // who has a disclosure is somebody
      const id = uuid();
      // First, so that the record names its own export too.
      await this.note(tx, personId, asked, staff, { exportId: id, disclosureId: frame.disclosureId });
      return JSON.stringify(await write({ id, personIds, frame }, tx));
    });
    if (answer.kind === 'blocked') throw blockedError(answer);
    this.exported.inc({ format: asked.format });
    return answer.payload!;
  }

  private note(tx: Tx, personId: string, asked: ReadRecordDto, { userId }: StaffPrincipal, ids: object): Promise<void> {
    const { fields, reason, format } = asked;
    const action = fields === undefined ? 'person.record-exported' : 'person.record-part-exported';
    const detail = { ...ids, reason: reason.trim(), format };
    return writeAuditEntry(tx, { userId, action, subjectType: 'person', subjectId: personId, detail });
  }
}
