import { Injectable } from '@nestjs/common';
import type { ActKind, ApprovedAct } from '../../core/approvals/approved-act.js';
import type { ApprovalFacts, ApprovalVerdict } from '../../core/approvals/decide-approval.js';
import type { Tx } from '../../platform/database/database.js';

export interface NewApproval {
  readonly id: string;
  readonly act: ApprovedAct;
  readonly reason: string;
  readonly askedBy: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

interface ApprovalRow {
  readonly act: ActKind;
  readonly person_id: string | null;
  readonly parameters: ApprovedAct['parameters'];
  readonly asked_by: string;
  readonly expires_at: Date;
  readonly withdrawn_at: Date | null;
  readonly used_at: Date | null;
}

interface Decided {
  readonly id: string;
  readonly askedBy: string;
  readonly by: string;
  readonly verdict: ApprovalVerdict;
  readonly reason: string | null;
  readonly at: Date;
}

const insert = `
  insert into approval (id, act, person_id, parameters, reason, asked_by, asked_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const lock = `
  select act, person_id, parameters, asked_by, expires_at, withdrawn_at, used_at from approval where id = $1 for update`;
const decisions = 'select by_user_id as by, verdict from approval_decision where approval_id = $1 order by at';
const decide = `
  insert into approval_decision (approval_id, asked_by, by_user_id, verdict, reason, at) values ($1, $2, $3, $4, $5, $6)`;

/** The only SQL that writes approvals. */
@Injectable()
export class ApprovalStore {
  async insert(tx: Tx, { id, act, reason, askedBy, at, expiresAt }: NewApproval): Promise<void> {
    const { kind, personId, parameters } = act;
    await tx.query(insert, [id, kind, personId, parameters, reason, askedBy, at, expiresAt]);
  }

  /** Locked, so that of two who decide or use it at once the second sees the first. Null: there is none. */
  async lock(tx: Tx, id: string): Promise<ApprovalFacts | null> {
    const [row] = await tx.query<ApprovalRow>(lock, [id]);
    if (!row) return null;
    return {
      act: { kind: row.act, personId: row.person_id, parameters: row.parameters },
      askedBy: row.asked_by,
      expiresAt: row.expires_at,
      withdrawnAt: row.withdrawn_at,
      usedAt: row.used_at,
      decisions: await tx.query<{ by: string; verdict: ApprovalVerdict }>(decisions, [id]),
    };
  }

  async decide(tx: Tx, { id, askedBy, by, verdict, reason, at }: Decided): Promise<void> {
    await tx.query(decide, [id, askedBy, by, verdict, reason, at]);
  }

  async withdraw(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('update approval set withdrawn_at = $2 where id = $1', [id, at]);
  }

  /** False: it was used before. */
  async use(tx: Tx, id: string, at: Date): Promise<boolean> {
    return (
      (await tx.query('update approval set used_at = $2 where id = $1 and used_at is null returning id', [id, at])).length > 0
    );
  }
}
