import type { ContactFacts } from '../../../../src/core/contact/contact-facts.js';
import { standardCallingPolicy, type ContactPolicy } from '../../../../src/core/contact/contact-policy.js';

export const georgia = '+14045550147';
export const florida = '+13055550147';
export const nowhere = '+19995550147'; // no area code of the United States

/** Somebody in Georgia who was never asked anything, and never called. */
export function factsOf(changes: Partial<ContactFacts> = {}): ContactFacts {
  return {
    e164: georgia,
    declared: { timeZone: null, state: null, zips: [] },
    plan: { safeHours: null, voicemail: null, texts: null },
    ownPlans: [],
    birthDates: [],
    isShared: false,
    isInUse: false,
    consent: 'none',
    suppressedBecause: null,
    automaticCalls: true,
    whyNotAutomatic: null,
    anyHourRequestedAt: null,
    contacted: { person: [], number: [] },
    answers: 'nothing',
    ...changes,
  };
}

export const declared = (changes: Partial<ContactFacts['declared']>): Partial<ContactFacts> => ({
  declared: { timeZone: null, state: null, zips: [], ...changes },
});

export const plan = (changes: Partial<ContactFacts['plan']>): Partial<ContactFacts> => ({
  plan: { safeHours: null, voicemail: null, texts: null, ...changes },
});

/** Calls or texts so many hours before `at`, to the person on this number. */
export function contactedHoursBefore(at: Date, hours: readonly number[]): Partial<ContactFacts> {
  const instants = hours.map((ago) => new Date(at.getTime() - ago * 3_600_000));
  return { contacted: { person: instants, number: instants } };
}

export function policyOf(changes: Partial<ContactPolicy> = {}): ContactPolicy {
  return { ...standardCallingPolicy, siteHours: { always: true }, siteTimeZone: 'America/New_York', ...changes };
}
