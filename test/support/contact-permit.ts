import { askToContact, type ContactPermit, type PermittedChannel } from '../../src/core/contact/contact-permit.js';
import { standardCallingPolicy } from '../../src/core/contact/contact-policy.js';

/** The permit to contact somebody who agreed to everything and asked for it at any hour; made the only way there is. */
export function permitFor(e164: string, channel: PermittedChannel, at: Date = new Date()): ContactPermit {
  const facts = {
    e164,
    declared: { timeZone: 'America/New_York', state: null, zips: [] },
    plan: { safeHours: null, voicemail: null, texts: null },
    ownPlans: [],
    birthDates: [],
    isShared: false,
    isInUse: false,
    consent: 'granted',
    suppressedBecause: null,
    automaticCalls: true,
    whyNotAutomatic: null,
    anyHourRequestedAt: at,
    contacted: { person: [], number: [] },
    answers: 'them',
  } as const;
  const policy = { ...standardCallingPolicy, siteHours: { always: true }, siteTimeZone: 'America/New_York' } as const;
  const { permit, decision } = askToContact(facts, policy, channel, at);
  if (!permit) throw new Error(`They may not be contacted: ${decision.reason}`);
  return permit;
}
