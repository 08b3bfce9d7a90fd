import type { CallingFacts, CallingPolicy } from './calling-facts.js';

interface Refusal {
  readonly reason: string;
  readonly rule: string;
  readonly source: string;
}

export interface Cap {
  /** The first instant at which the cap allows a call again. */
  readonly until: Date;
  readonly why: string;
  readonly rule: string;
  readonly source: string;
}

const dayMs = 24 * 3_600_000;

/** What ends calling by the system, whatever the hour; null when nothing does. */
export function whyNever(facts: CallingFacts, policy: CallingPolicy): Refusal | null {
  if (facts.callConsent === 'revoked')
    return { reason: 'They asked us not to call.', rule: 'calling/revoked', source: '47 CFR 64.1200(a)(10) and (d)' };
  if (!facts.automaticCalls)
    return {
      reason: facts.whyNotAutomatic ?? 'A person decides whether this number is called.',
      rule: 'calling/not-automatic',
      source: 'calls are placed only to United States numbers without an extension',
    };
  if (facts.attemptsInLast14Days >= policy.maxAttemptsPer14Days)
    return {
      reason: `${facts.attemptsInLast14Days} attempts in 14 days: a person decides what happens next.`,
      rule: 'calling/attempts-14-days',
      source: `policy: at most ${policy.maxAttemptsPer14Days} attempts in 14 days (L-309)`,
    };
  return null;
}

/** The rest after too many attempts in 24 hours; it ends 24 hours after the oldest of them. Null when none is due at `at`. */
export function capOf(facts: CallingFacts, policy: CallingPolicy, at: Date): Cap | null {
  const attempts = facts.attemptsInLast24Hours;
  if (attempts < policy.maxAttemptsPer24Hours) return null;
  const until = new Date((facts.oldestAttemptInLast24Hours ?? at).getTime() + dayMs);
  if (until <= at) return null;
  return {
    until,
    why: `${attempts} attempts in 24 hours`,
    rule: 'calling/attempts-24-hours',
    source: `policy: at most ${policy.maxAttemptsPer24Hours} attempts in 24 hours (L-309)`,
  };
}
