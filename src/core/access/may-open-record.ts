import { may, type Permission } from './permissions.js';
import type { OpeningPolicy } from './opening-policy.js';
import type { StaffRole } from './roles.js';

/** Work that somebody has with a person. */
export const ties = ['intake', 'callback', 'offer', 'call', 'hand-over', 'benefits', 'written'] as const;
export type Tie = (typeof ties)[number];

export interface Work {
  readonly tie: Tie;
  /** Null: it goes on. */
  readonly endedAt: Date | null;
}

/** What an address does with the record that it names. */
export type Purpose =
  /** Shows it, or changes what it shows. */
  | 'work'
  /** Gives it to somebody, who has work with them from then on. */
  | 'take'
  /** Writes down what binds us whoever hears it: a stop or a danger waits for nobody. */
  | 'protect'
  /** Consents, disclosures and their accounting. */
  | 'proof';

export interface RecordStanding {
  readonly roles: readonly StaffRole[];
  readonly purpose: Purpose;
  /** The reader's own. */
  readonly work: readonly Work[];
  /** An intake or a callback of theirs is open. */
  readonly isOpen: boolean;
  /** When the last of these ended; when they became known, if there never was one. */
  readonly lastActiveAt: Date;
  /** Until when the reader has opened it with a reason. Null: never did. */
  readonly openedUntil: Date | null;
}

export type OpenDecision =
  | {
      readonly kind: 'may';
      readonly because: Tie | 'take' | 'protect' | 'supervises' | 'treats' | 'answers-for-privacy' | 'said-why';
    }
  | { readonly kind: 'needs-reason' };

const dayMilliseconds = 86_400_000;

/**
 * May they open this record now (B-109, L-203)? Whoever works with the person, or did lately; supervisors while there is work and for
 * as long after it; clinicians while there is work, since danger is theirs at any hour. Everybody else says why first.
 */
export function mayOpenRecord(standing: RecordStanding, { recentDays }: OpeningPolicy, at: Date): OpenDecision {
  const { purpose, work, isOpen, lastActiveAt, openedUntil } = standing;
  const has = (permission: Permission) => may(standing.roles, permission);
  const isLate = (ended: Date) => at.getTime() - ended.getTime() > recentDays * dayMilliseconds;
  const own = work.find(({ endedAt }) => endedAt === null || !isLate(endedAt));
  if (purpose === 'take' || purpose === 'protect') return { kind: 'may', because: purpose };
  if (own) return { kind: 'may', because: own.tie };
  if (has('lead-the-floor') && (isOpen || !isLate(lastActiveAt))) return { kind: 'may', because: 'supervises' };
  if (has('decide-level-of-care') && isOpen) return { kind: 'may', because: 'treats' };
  if (purpose === 'proof' && has('answer-for-privacy')) return { kind: 'may', because: 'answers-for-privacy' };
  if (openedUntil !== null && at < openedUntil) return { kind: 'may', because: 'said-why' };
  return { kind: 'needs-reason' };
}
