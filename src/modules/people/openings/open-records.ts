import { Injectable } from '@nestjs/common';
import { mayOpenRecord, type OpenDecision } from '../../../core/access/may-open-record.js';
import { openingReasons } from '../../../core/access/opening-reasons.js';
import { defaultOpeningPolicy, type OpeningPolicy } from '../../../core/access/opening-policy.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PolicyDirectory } from '../../sites/index.js';
import type { OpenedAddress } from '../restriction/restricted-records.js';
import type { RecordAddress } from '../restriction/whose-record.js';
import { RecordStandingReader, type Standing } from './record-standing.reader.js';

export interface AskedRecord {
  readonly decision: OpenDecision;
  readonly standing: Standing;
  readonly policy: OpeningPolicy;
}

/** May somebody open a record now? What they read, and what they were refused, is on record before they see it (L-204, S-4.5). */
@Injectable()
export class OpenRecords {
  constructor(
    private readonly database: Database,
    private readonly reader: RecordStandingReader,
    private readonly policies: PolicyDirectory,
    private readonly clock: Clock,
  ) {}

  /** Null: there is nobody. */
  async ask(
    staff: StaffPrincipal,
    { whose, id, purpose }: Pick<RecordAddress, 'whose' | 'id' | 'purpose'>,
  ): Promise<AskedRecord | null> {
    const standing = await this.reader.of(whose, id, staff.userId);
    if (!standing) return null;
    const policy = standing.siteId ? (await this.policies.of(standing.siteId, 'opening')).policy : defaultOpeningPolicy;
    return { decision: mayOpenRecord({ ...standing, roles: staff.roles, purpose }, policy, this.clock.now()), standing, policy };
  }

  /** @throws DomainError record/needs-reason (403) */
  async admit(staff: StaffPrincipal, record: RecordAddress, address: OpenedAddress): Promise<void> {
    if (record.purpose === 'take' || record.purpose === 'protect') return;
    const asked = await this.ask(staff, record);
    if (!asked) return;
    const { decision, standing } = asked;
    const action = actionOf(decision, address.method);
    if (action !== null) await this.keep(staff, action, standing.personId, address);
    if (decision.kind === 'needs-reason') throw needsReason(standing.personId);
  }

  private keep(staff: StaffPrincipal, action: string, personId: string, detail: OpenedAddress): Promise<void> {
    return this.database.transaction((tx) =>
      writeAuditEntry(tx, { userId: staff.userId, action, subjectType: 'person', subjectId: personId, detail: { ...detail } }),
    );
  }
}

/** Null: a change that somebody may make says itself who made it. */
function actionOf(decision: OpenDecision, method: string): string | null {
  if (decision.kind === 'needs-reason') return 'record.refused';
  if (decision.because === 'said-why') return 'record.read-by-reason';
  return method === 'GET' || method === 'HEAD' ? 'record.read' : null;
}

function needsReason(personId: string): DomainError {
  const openAt = `/v1/people/${personId}/openings`;
  const message =
    'You have no work with this person. Ask whoever owns it to give it to you, or say why you need the record: it opens at once, a colleague looks at your reason.';
  return new DomainError('forbidden', 'record/needs-reason', message, { extra: { openAt, reasons: { ...openingReasons } } });
}
