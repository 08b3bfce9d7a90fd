import { may } from '../../access/permissions.js';
import type { StaffRole } from '../../access/roles.js';
import type { Stage } from '../stages.js';

export const ownerTeams = ['queue', 'counsellors', 'managers'] as const;
export type OwnerTeam = (typeof ownerTeams)[number];

export interface IntakeOwner {
  readonly ownerUserId: string | null;
  readonly ownerTeam: string | null;
}

/** How whoever owns a next step stands. */
export interface OwnerStanding extends IntakeOwner {
  /** They still have an account. */
  readonly active: boolean;
  /** They are on shift; somebody who takes no calls counts as present. */
  readonly present: boolean;
}

/** The other owner that a step falls to because its own has left, or is away and late with it; null: it stays where it is. */
export function ownerInstead({ ownerUserId, active, present }: OwnerStanding, late: boolean): IntakeOwner | null {
  if (ownerUserId === null) return null;
  return active && (present || !late) ? null : { ownerUserId: null, ownerTeam: 'managers' };
}

/** To whom the work of somebody goes that is taken over, when no colleague is named: before the first talk to those who decide. */
export function teamFor(stage: Stage): OwnerTeam {
  return stage === 'inquiry' || stage === 'attempting' ? 'managers' : 'counsellors';
}

export interface Assigning {
  readonly roles: readonly StaffRole[];
  readonly userId: string;
  readonly current: IntakeOwner;
  readonly to: IntakeOwner;
}

/** Managers give to anybody; everybody else takes what a team owns, and gives away what is theirs. */
export function mayAssign({ roles, userId, current, to }: Assigning): boolean {
  if (may(roles, 'work-of-others')) return true;
  return current.ownerUserId === userId || (current.ownerUserId === null && to.ownerUserId === userId);
}
