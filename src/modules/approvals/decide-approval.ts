import { Injectable } from '@nestjs/common';
import {
  approvalState,
  mayDecideApproval,
  type ApprovalFacts,
  type ApprovalVerdict,
} from '../../core/approvals/decide-approval.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock.js';
import { asProgram } from '../../platform/database/asker.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { ApprovalAlert } from './approval-alert.js';
import { ApprovalStore } from './approval.store.js';

/**
 * Another person says yes or no to an act. Everything that needs two persons passes here and nowhere else: a proof that whoever decides
 * is still the one who signed in belongs in front of `run`.
 */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalStore,
    private readonly alert: ApprovalAlert,
    private readonly clock: Clock,
  ) {}

  /** @param reason null: yes needs none. @throws DomainError approval/unknown (404), approval/own, approval/role (403), approval/decided-already, approval/over, approval/enough (409) */
  run(id: string, verdict: ApprovalVerdict, reason: string | null, staff: StaffPrincipal): Promise<void> {
    return this.write(async (tx) => {
      const at = this.clock.now();
      const approval = await this.known(tx, id);
      const decision = mayDecideApproval(approval, staff, at);
      if (decision.kind === 'refused') {
        const isForbidden = decision.code === 'approval/own' || decision.code === 'approval/role';
        throw new DomainError(isForbidden ? 'forbidden' : 'conflict', decision.code, decision.sentence);
      }
      await this.approvals.decide(tx, { id, askedBy: approval.askedBy, by: staff.userId, verdict, reason, at });
      await this.note(tx, id, `approval.${verdict}`, approval, staff.userId);
      const decisions = [...approval.decisions, { by: staff.userId, verdict }];
      if (approvalState({ ...approval, decisions }, at) !== 'waiting') await this.alert.end(tx, id, at);
    });
  }

  /** Whoever asked does not want it any more. @throws DomainError approval/unknown (404), approval/of-another (403), approval/over (409) */
  withdraw(id: string, staff: StaffPrincipal): Promise<void> {
    return this.write(async (tx) => {
      const at = this.clock.now();
      const approval = await this.known(tx, id);
      if (approval.askedBy !== staff.userId)
        throw new DomainError('forbidden', 'approval/of-another', 'Only whoever asked for it takes it back: refuse it instead.');
      if (!['waiting', 'approved'].includes(approvalState(approval, at)))
        throw new DomainError('conflict', 'approval/over', 'This is over already: there is nothing to take back.');
      await this.approvals.withdraw(tx, id, at);
      await this.note(tx, id, 'approval.withdrawn', approval, staff.userId);
      await this.alert.end(tx, id, at);
    });
  }

  /** Whoever decides or asked need not be one of those who read records. */
  private write(work: (tx: Tx) => Promise<void>): Promise<void> {
    return asProgram(() => this.database.transaction(work));
  }

  private async known(tx: Tx, id: string): Promise<ApprovalFacts> {
    const approval = await this.approvals.lock(tx, id);
    if (!approval) throw new DomainError('not-found', 'approval/unknown', 'There is no such approval.');
    return approval;
  }

  private note(tx: Tx, id: string, action: string, { act }: ApprovalFacts, userId: string): Promise<void> {
    const subject = { subjectType: 'approval', subjectId: id, detail: { act: act.kind, personId: act.personId } };
    return writeAuditEntry(tx, { userId, action, ...subject });
  }
}
