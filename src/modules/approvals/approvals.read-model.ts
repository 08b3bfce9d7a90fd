import { Injectable } from '@nestjs/common';
import type { ApprovalDto } from '../../contracts/legal/approval.dto.js';
import { may } from '../../core/access/permissions.js';
import { actRules, type ActKind, type ApprovedAct } from '../../core/approvals/approved-act.js';
import { approvalState, type ApprovalVerdict } from '../../core/approvals/decide-approval.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock.js';
import { asProgram } from '../../platform/database/asker.js';
import { Database } from '../../platform/database/database.js';

const shown = 200;

interface Row {
  readonly id: string;
  readonly act: ActKind;
  readonly personId: string | null;
  readonly parameters: ApprovedAct['parameters'];
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly usedAt: Date | null;
  readonly decisions: {
    readonly by: string;
    readonly byName: string;
    readonly verdict: ApprovalVerdict;
    readonly reason: string | null;
    readonly at: string;
  }[];
}

const newest = `
  select a.id, a.act, a.person_id as "personId", a.parameters, a.reason, a.asked_by as "askedBy", u.name as "askedByName",
    a.asked_at as "askedAt", a.expires_at as "expiresAt", a.withdrawn_at as "withdrawnAt", a.used_at as "usedAt",
    coalesce((select jsonb_agg(jsonb_build_object('by', d.by_user_id, 'byName', s.name, 'verdict', d.verdict, 'reason', d.reason, 'at', d.at)
      order by d.at) from approval_decision d join staff_user s on s.id = d.by_user_id where d.approval_id = a.id), '[]') as decisions
  from approval a join staff_user u on u.id = a.asked_by
  where $1::uuid is null or a.asked_by = $1 order by a.asked_at desc, a.id desc limit ${shown}`;

/** What waits for a second person, and what came of it. */
@Injectable()
export class ApprovalsReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Newest first; whoever decides on none sees their own. */
  async of({ userId, roles }: StaffPrincipal): Promise<ApprovalDto[]> {
    const decides = may(roles, 'approve');
    const at = this.clock.now();
    const rows = await asProgram(() => this.database.query<Row>(newest, [decides ? null : userId]));
    return rows.map((row) => toDto(row, at));
  }
}

function toDto(row: Row, at: Date): ApprovalDto {
  const { id, act, personId, parameters, reason, askedBy, askedByName, askedAt, expiresAt, decisions } = row;
  return {
    id,
    act,
    words: actRules[act].words,
    personId,
    parameters,
    reason,
    askedBy,
    askedByName,
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    approversNeeded: actRules[act].approvers,
    decisions: decisions.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    state: approvalState({ ...row, act: { kind: act, personId, parameters } }, at),
  };
}
