import type { LeadReceivedDto } from '../../../contracts/lead.dto.js';
import type { LeadDraft } from '../lead-draft.js';

const received = 202;

const message =
  'We have your request and keep it safe. We will get back to you as soon as we can. You do not need to send it again. ' +
  'If you cannot wait, call us at any hour.';

/**
 * What is said while the database is away: no time is promised, since nobody can know one. Only what follows from the request stands in it, so
 * that any process gives the same bytes when it is asked again.
 */
export function receivedAnswer(draft: LeadDraft, hotline: string): NonNullable<LeadDraft['given']> {
  const answer: LeadReceivedDto = {
    ...(draft.safety ? { safety: [...draft.safety] } : {}),
    reference: draft.reference,
    received: true,
    message,
    hotline,
    emergency: '911',
    crisis: '988',
  };
  return { status: received, body: JSON.stringify(answer) };
}
