import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { ContactPolicy } from '../../../core/contact/contact-policy.js';
import { mayContact } from '../../../core/contact/may-contact.js';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import type { LeadDraft } from '../lead-draft.js';
import type { ReadLead } from './read-lead.js';

/**
 * What we promise on the form, decided from what the form says. The dialler asks `mayContact` again, with everything that is known of
 * the person, before it rings anybody.
 */
export function promiseFor(
  lead: ReadLead,
  policy: ContactPolicy,
  at: Date,
): Pick<LeadDraft, 'urgency' | 'promise' | 'anyHourRequestedAt' | 'isWish'> {
  const urgency: Urgency = lead.dangerSigns.length > 0 ? 'urgent' : 'standard';
  const anyHourRequestedAt = lead.asksForNow ? at : null;
  const preferred = lead.preferredAt && urgency === 'standard' ? lead.preferredAt : null;
  const decision = mayContact(
    {
      ...lead.phone,
      declared: { timeZone: null, state: null, zips: lead.zip ? [lead.zip] : [] },
      plan: { safeHours: null, voicemail: null, texts: null },
      ownPlans: [],
      birthDates: [],
      isShared: false,
      isInUse: false,
      consent: lead.consent.call ? 'granted' : 'none',
      suppressedBecause: null,
      anyHourRequestedAt,
      contacted: { person: [], number: [] },
      answers: 'nothing',
    },
    policy,
    'call',
    preferred ?? at,
  );
  return {
    urgency,
    isWish: preferred !== null,
    anyHourRequestedAt,
    promise: { ...promiseCallback(decision, urgency, preferred, at), because: decision.reason },
  };
}
