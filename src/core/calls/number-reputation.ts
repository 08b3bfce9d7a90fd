/** How some of the calls from one of our numbers to people ended. */
export interface CallsEnded {
  readonly sipResponseCode: number | null;
  /** Why the carrier refused to place them; null: it placed them. */
  readonly failureCode: string | null;
  readonly calls: number;
}

export interface ReputationPolicy {
  /** How far back one looks. */
  readonly windowHours: number;
  /** With fewer calls a share means nothing. */
  readonly fewestCalls: number;
  /** From this share of refused calls on, the number is labelled. */
  readonly share: number;
}

export interface Reputation {
  /** `unknown`: too few calls to say that it is labelled, or that it is not any more. */
  readonly kind: 'fine' | 'labelled' | 'unknown';
  readonly refused: number;
  /** Not refused in this way. */
  readonly other: number;
  readonly because: string;
}

// 603 is also what some phones send when somebody declines by hand: that stays far below a quarter.
export const reputationPolicy: ReputationPolicy = { windowHours: 24, fewestCalls: 20, share: 0.25 };

/** 603 declined, 608 rejected by a network's analytics (RFC 8688); 32017 is the carrier's own word for the same (twilio.md 3.4, 4.12). */
const refusingSipCodes: readonly (number | null)[] = [603, 608];
const refusingFailureCode = '32017';

/**
 * Whether networks take one of our numbers for a spammer's (twilio.md F104). Nothing follows but that people are told: to dodge a label
 * by another number is what spammers do, and those whom we promised to call would not know it.
 */
export function judgeNumber(ended: readonly CallsEnded[], policy: ReputationPolicy): Reputation {
  const { windowHours, fewestCalls, share } = policy;
  const refused = sum(ended.filter(isRefusal));
  const other = sum(ended.filter((one) => one.failureCode === null && !isRefusal(one)));
  const all = refused + other;
  const facts = { refused, other, because: `${refused} of ${all} calls in ${windowHours} hours were refused` };
  if (refused === 0) return { kind: 'fine', ...facts };
  if (all < fewestCalls) return { kind: 'unknown', ...facts };
  return { kind: refused >= share * all ? 'labelled' : 'fine', ...facts };
}

function isRefusal({ sipResponseCode, failureCode }: CallsEnded): boolean {
  if (failureCode !== null) return failureCode === refusingFailureCode;
  return refusingSipCodes.includes(sipResponseCode);
}

function sum(ended: readonly CallsEnded[]): number {
  return ended.reduce((total, { calls }) => total + calls, 0);
}
