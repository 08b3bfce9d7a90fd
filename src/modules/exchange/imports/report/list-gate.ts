import { Injectable } from '@nestjs/common';
import type { ApprovedAct } from '../../../../core/approvals/approved-act.js';
import type { RowState } from '../../../../core/exchange/import-states.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { Clock } from '../../../../platform/clock.js';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { AskApproval, UseApproval } from '../../../approvals/index.js';
import { ExportAlarm } from '../../../disclosures/index.js';

interface Wanted {
  readonly importId: string;
  /** Rows in this state; null: all. */
  readonly state: RowState | null;
}

const how = 'Ask for it with POST /v1/imports/{id}/report/approval, and come back with approvalId.';

/** A list names many people at once: whoever brought it has it anyway, anybody else takes it out when another person approves (B-110). */
@Injectable()
export class ListGate {
  constructor(
    private readonly database: Database,
    private readonly askApproval: AskApproval,
    private readonly useApproval: UseApproval,
    private readonly alarm: ExportAlarm,
    private readonly clock: Clock,
  ) {}

  /** Whose copy it is, to be written on it; null: they brought it. On record either way. @throws DomainError import/unknown (404), import/needs-approval (403) */
  async admit(wanted: Wanted, approvalId: string | undefined, staff: StaffPrincipal): Promise<string | null> {
    const answer = await this.database.transaction((tx) => this.decide(tx, wanted, approvalId, staff));
    if (answer.objection === null) return answer.mark;
    const message = `Somebody else brought this list: another person has to approve that you take it out. ${answer.objection}`;
    throw new DomainError('forbidden', 'import/needs-approval', message);
  }

  /** The id of the approval. @throws DomainError import/unknown (404) */
  ask(wanted: Wanted, reason: string, { userId }: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      await this.broughtBy(tx, wanted.importId);
      return this.askApproval.run(tx, actOf(wanted), reason.trim(), userId);
    });
  }

  private async decide(tx: Tx, wanted: Wanted, approvalId: string | undefined, { userId, name }: StaffPrincipal) {
    const at = this.clock.now();
    const isTheirs = (await this.broughtBy(tx, wanted.importId)) === userId;
    const act = actOf(wanted);
    if (!isTheirs) {
      await this.alarm.raise(tx, userId, at);
      const objection = approvalId === undefined ? how : await this.useApproval.objection(tx, approvalId, act, userId, at);
      if (objection !== null) return { objection, mark: null };
      await this.useApproval.use(tx, approvalId!, act, userId, at);
    }
    const detail = isTheirs ? {} : { approvalId };
    const subject = { subjectType: 'import', subjectId: wanted.importId, detail };
    await writeAuditEntry(tx, { userId, action: 'import.report-read', ...subject });
    return { objection: null, mark: isTheirs ? null : `Taken out by ${name}, ${at.toISOString()}, approval ${approvalId}` };
  }

  private async broughtBy(tx: Tx, importId: string): Promise<string> {
    const [row] = await tx.query<{ by: string }>('select by_user_id as by from lead_import where id = $1', [importId]);
    if (!row) throw new DomainError('not-found', 'import/unknown', 'There is no such import.');
    return row.by;
  }
}

function actOf({ importId, state }: Wanted): ApprovedAct {
  return { kind: 'take-out-list', personId: null, parameters: { importId, state } };
}
