import { may } from '../access/permissions.js';
import type { StaffRole } from '../access/roles.js';
import { actRules, sameAct, type ApprovedAct } from './approved-act.js';

export interface ApprovalFacts {
  readonly act: ApprovedAct;
  readonly askedBy: string;
  /** From then on it is none. */
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly usedAt: Date | null;
  /** At most one of each person. */
  readonly decisions: readonly { readonly by: string; readonly verdict: ApprovalVerdict }[];
}

export const approvalVerdicts = ['approved', 'refused'] as const;
export type ApprovalVerdict = (typeof approvalVerdicts)[number];

export type ApprovalState = 'waiting' | 'approved' | 'refused' | 'expired' | 'withdrawn' | 'used';

/** How an approval stands. One refusal ends it, whoever else approves. */
export function approvalState({ act, expiresAt, withdrawnAt, usedAt, decisions }: ApprovalFacts, at: Date): ApprovalState {
  if (usedAt !== null) return 'used';
  if (withdrawnAt !== null) return 'withdrawn';
  if (decisions.some(({ verdict }) => verdict === 'refused')) return 'refused';
  if (at >= expiresAt) return 'expired';
  return decisions.length >= actRules[act.kind].approvers ? 'approved' : 'waiting';
}

const over: Readonly<Record<Exclude<ApprovalState, 'waiting' | 'approved'>, string>> = {
  used: 'This approval was used: it is good once. Ask anew.',
  withdrawn: 'Whoever asked for this approval does not want it any more.',
  refused: 'This was refused: ask whoever did why, before you ask anew.',
  expired: 'The time for this approval is over: ask anew.',
};

export interface RefusedApproval {
  readonly kind: 'refused';
  readonly code: 'approval/own' | 'approval/role' | 'approval/decided-already' | 'approval/over' | 'approval/enough';
  readonly sentence: string;
}

/** May they say yes or no to it? Never whoever asked, never twice, never when its time is over (B-110). */
export function mayDecideApproval(
  approval: ApprovalFacts,
  by: { readonly userId: string; readonly roles: readonly StaffRole[] },
  at: Date,
): { readonly kind: 'may' } | RefusedApproval {
  const refused = (code: RefusedApproval['code'], sentence: string) => ({ kind: 'refused', code, sentence }) as const;
  if (by.userId === approval.askedBy)
    return refused('approval/own', 'Nobody decides on what they asked for themselves: somebody else has to.');
  if (!may(by.roles, 'approve')) return refused('approval/role', 'This needs the role privacy-officer or admin.');
  if (approval.decisions.some((one) => one.by === by.userId))
    return refused('approval/decided-already', 'You have decided on this: another person has to.');
  const state = approvalState(approval, at);
  if (state === 'approved') return refused('approval/enough', 'Enough others have approved this already.');
  return state === 'waiting' ? { kind: 'may' } : refused('approval/over', over[state]);
}

/** Why this approval does not let `act` be done by `userId` now; null: it does, once. */
export function useObjection(approval: ApprovalFacts, act: ApprovedAct, userId: string, at: Date): string | null {
  if (approval.askedBy !== userId) return 'Only whoever asked for an approval uses it.';
  if (!sameAct(approval.act, act)) return 'What was approved is something else: ask for this, exactly as you want to do it.';
  const state = approvalState(approval, at);
  if (state === 'approved') return null;
  if (state !== 'waiting') return over[state];
  const lacking = actRules[act.kind].approvers - approval.decisions.length;
  return `This waits until ${lacking === 1 ? 'one more person has' : `${lacking} more persons have`} approved it.`;
}
