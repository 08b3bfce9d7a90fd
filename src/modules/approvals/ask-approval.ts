import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { actRules, type ApprovedAct } from '../../core/approvals/approved-act.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { ApprovalAlert } from './approval-alert.js';
import { ApprovalStore } from './approval.store.js';

/** Somebody asks others to approve an act, exactly as they want to do it (B-110). */
@Injectable()
export class AskApproval {
  constructor(
    private readonly approvals: ApprovalStore,
    private readonly alert: ApprovalAlert,
    private readonly clock: Clock,
  ) {}

  /** The id by which it is done once others have approved. */
  async run(tx: Tx, act: ApprovedAct, reason: string, askedBy: string): Promise<string> {
    const at = this.clock.now();
    const id = uuid();
    const expiresAt = new Date(at.getTime() + actRules[act.kind].goodForHours * 3_600_000);
    await this.approvals.insert(tx, { id, act, reason, askedBy, at, expiresAt });
    const subject = { subjectType: 'approval', subjectId: id, detail: { act: act.kind, personId: act.personId } };
    await writeAuditEntry(tx, { userId: askedBy, action: 'approval.asked', ...subject });
    await this.alert.raise(tx, id, at);
    return id;
  }
}
