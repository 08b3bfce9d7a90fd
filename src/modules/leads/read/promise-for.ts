import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import { defaultCallingPolicy, mayCall } from '../../../core/calling-window/may-call.js';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import type { Site } from '../../sites/index.js';
import type { LeadDraft } from '../lead-draft.js';
import type { ReadLead } from './read-lead.js';

/**
 * What we promise on the form, decided from what the form says. The dialler asks `mayCall` again, with everything that is known of
 * the person, before it rings anybody.
 */
export function promiseFor(
  lead: ReadLead,
  site: Site,
  at: Date,
): Pick<LeadDraft, 'urgency' | 'promise' | 'anyHourRequestedAt' | 'isWish'> {
  const urgency: Urgency = lead.dangerSigns.length > 0 ? 'urgent' : 'standard';
  const anyHourRequestedAt = lead.asksForNow ? at : null;
  const preferred = lead.preferredAt && urgency === 'standard' ? lead.preferredAt : null;
  const decision = mayCall(
    {
      ...lead.phone,
      declaredTimeZone: null,
      declaredState: null,
      anyHourRequestedAt,
      callConsent: lead.consent.call ? 'granted' : 'none',
      attemptsInLast24Hours: 0,
      attemptsInLast14Days: 0,
      oldestAttemptInLast24Hours: null,
    },
    { ...defaultCallingPolicy, siteHours: site.hours, siteTimeZone: site.timeZone },
    preferred ?? at,
  );
  return {
    urgency,
    isWish: preferred !== null,
    anyHourRequestedAt,
    promise: { ...promiseCallback(decision, urgency, preferred, at), because: decision.reason },
  };
}
