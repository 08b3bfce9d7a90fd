import { defaultCallingPolicy, type CallingFacts, type CallingPolicy } from '../../../../src/core/calling-window/may-call.js';

export const georgia = '+14045550147';
export const florida = '+13055550147';

export function factsOf(changes: Partial<CallingFacts> = {}): CallingFacts {
  return {
    e164: georgia,
    automaticCalls: true,
    whyNotAutomatic: null,
    declaredTimeZone: null,
    declaredState: null,
    anyHourRequestedAt: null,
    callConsent: 'none',
    attemptsInLast24Hours: 0,
    attemptsInLast14Days: 0,
    oldestAttemptInLast24Hours: null,
    ...changes,
  };
}

export function policyOf(changes: Partial<CallingPolicy> = {}): CallingPolicy {
  return { ...defaultCallingPolicy, ...changes };
}
