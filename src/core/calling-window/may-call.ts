import type { CallingDecision, CallingFacts, CallingPolicy } from './calling-facts.js';
import { whereabouts, type Whereabouts } from './candidate-places.js';
import { capOf, whyNever, type Cap } from './calling-limits.js';
import { openSentence, notBeforeSentence, timeIn } from './calling-sentences.js';
import { commonOpening } from './common-opening.js';
import { quietHoursOf, siteHoursWindow } from './hour-windows.js';

export type { CallingDecision, CallingFacts, CallingPolicy };

/** Three attempts in 24 hours is Florida's limit taken as everybody's (L-309); 60 minutes for "call me now" at night is L-304. */
export const defaultCallingPolicy: CallingPolicy = {
  siteHours: { always: true },
  siteTimeZone: 'America/New_York',
  maxAttemptsPer24Hours: 3,
  maxAttemptsPer14Days: 8,
  anyHourMinutes: 60,
};

// The clocks of two of our machines may differ by this much: a request from "the future" is still a request.
const clockSkewMs = 60_000;

/**
 * May a counsellor call this person at `at`? (L-301 to L-304, L-309.) In this order: a revocation and numbers left to a person end
 * it; then the caps; then an any-hour request opens the night; then the hours of every place they may be in, and of the site.
 * No ticked box is needed for a human call (B-030). `never` means: not by the system, a person decides.
 */
export function mayCall(facts: CallingFacts, policy: CallingPolicy, at: Date): CallingDecision {
  const where = whereabouts(facts.e164, facts.declaredTimeZone, facts.declaredState);
  const never = whyNever(facts, policy);
  if (never) return { kind: 'never', ...never, zones: where.zones };
  const cap = capOf(facts, policy, at);
  if (!isAnyHour(facts, policy, cap?.until ?? at)) return byTheClock(policy, where, at, cap);
  return cap ? notBefore(cap, cap.until, where, at) : yesAtAnyHour(facts.anyHourRequestedAt!, where);
}

function byTheClock(policy: CallingPolicy, where: Whereabouts, at: Date, cap: Cap | null): CallingDecision {
  const windows = [...quietHoursOf(where), siteHoursWindow(policy.siteHours, policy.siteTimeZone)];
  const opening = commonOpening(windows, cap?.until ?? at);
  if (!opening)
    return {
      kind: 'never',
      reason: 'No hour in the next 14 days is open everywhere they may be: a person decides.',
      rule: 'calling/no-common-hour',
      source: 'calling hours and site hours',
      zones: where.zones,
    };
  if (opening.openedBy) {
    const { openedBy: window } = opening;
    const reason = notBeforeSentence(opening.at, at, window.zone, window.where, window.why);
    return { kind: 'not-before', at: opening.at, reason, rule: window.rule, source: window.source, zones: where.zones };
  }
  if (cap) return notBefore(cap, opening.at, where, at);
  return { kind: 'yes', reason: openSentence(where), rule: 'calling/open', zones: where.zones };
}

function notBefore(cap: Cap, until: Date, where: Whereabouts, at: Date): CallingDecision {
  const { rule, source } = cap;
  return {
    kind: 'not-before',
    at: until,
    reason: notBeforeSentence(until, at, where.zones[0]!, null, cap.why),
    rule,
    source,
    zones: where.zones,
  };
}

function yesAtAnyHour(requestedAt: Date, where: Whereabouts): CallingDecision {
  const reason = `They asked at ${timeIn(requestedAt, where.zones[0]!)} to be called at any hour`;
  return { kind: 'yes', reason, rule: 'calling/any-hour-request', zones: where.zones };
}

function isAnyHour(facts: CallingFacts, policy: CallingPolicy, at: Date): boolean {
  if (facts.anyHourRequestedAt === null) return false;
  const sinceMs = at.getTime() - facts.anyHourRequestedAt.getTime();
  return sinceMs >= -clockSkewMs && sinceMs <= policy.anyHourMinutes * 60_000;
}
