import { Injectable } from '@nestjs/common';
import type { ApprovedAct } from '../../core/approvals/approved-act.js';
import { useObjection } from '../../core/approvals/decide-approval.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import type { Tx } from '../../platform/database/database.js';
import { ApprovalStore } from './approval.store.js';

/** Whether others approved an act, asked in the transaction that does it. */
@Injectable()
export class UseApproval {
  constructor(private readonly approvals: ApprovalStore) {}

  /** Why it does not let `act` be done by `userId`; null: it does. Locked until the end of the transaction. */
  async objection(tx: Tx, id: string, act: ApprovedAct, userId: string, at: Date): Promise<string | null> {
    const approval = await this.approvals.lock(tx, id);
    return approval ? useObjection(approval, act, userId, at) : 'There is no such approval: ask for one.';
  }

  /** After it was found good in this transaction: it is done now, and not again. */
  async use(tx: Tx, id: string, act: ApprovedAct, userId: string, at: Date): Promise<void> {
    if (!(await this.approvals.use(tx, id, at))) throw new Error('An approval that was found good is used already');
    const subject = { subjectType: 'approval', subjectId: id, detail: { act: act.kind, personId: act.personId } };
    await writeAuditEntry(tx, { userId, action: 'approval.used', ...subject });
  }
}
