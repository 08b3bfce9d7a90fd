import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { ContactPolicy } from '../../../core/contact/contact-policy.js';
import { mayContact } from '../../../core/contact/may-contact.js';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import type { LateArrival, LeadDraft } from '../lead-draft.js';
import type { ReadLead } from './read-lead.js';

/**
 * What we promise on the form, decided from what the form says. The dialler asks `mayContact` again, with everything that is known of
 * the person, before it rings anybody.
 */
export function promiseFor(
  lead: Omit<ReadLead, 'programme'>,
  policy: ContactPolicy,
  at: Date,
  late?: Pick<LateArrival, 'notBefore' | 'decidedBy'>,
): Pick<LeadDraft, 'urgency' | 'promise' | 'anyHourRequestedAt' | 'isWish' | 'late'> {
  const urgency: Urgency = lead.dangerSigns.length > 0 ? 'urgent' : 'standard';
  // "Now" was said at another hour.
  const anyHourRequestedAt = lead.asksForNow && !late ? at : null;
  const wished = lead.preferredAt && urgency === 'standard' ? lead.preferredAt : null;
  if (late?.decidedBy && urgency === 'standard') return decisionOf(late.decidedBy, at);
  const preferred = wished ?? (urgency === 'standard' ? (late?.notBefore ?? null) : null);
  const decision = mayContact(
    {
      ...lead.phone,
      declared: { timeZone: null, state: null, zips: lead.zip ? [lead.zip] : [] },
      plan: { safeHours: null, voicemail: null, texts: null },
      ownPlans: [],
      birthDates: lead.birthDate && !lead.aboutSomeoneElse ? [lead.birthDate.birthDate] : [],
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
    isWish: wished !== null,
    late: late && urgency === 'standard' ? { decidedBy: null } : null,
    anyHourRequestedAt,
    promise: { ...promiseCallback(decision, urgency, preferred, at), because: decision.reason },
  };
}

const decisionHours = 24;

/** Nobody was promised anything: somebody of us decides within a day. */
function decisionOf(decidedBy: string, at: Date): ReturnType<typeof promiseFor> {
  const dueAt = new Date(at.getTime() + decisionHours * 3_600_000);
  const because = 'They came with a list: decide whether they are called.';
  const promise = { windowStart: dueAt, promisedBy: dueAt, dueAt, because };
  return { urgency: 'standard', isWish: false, anyHourRequestedAt: null, late: { decidedBy }, promise };
}
