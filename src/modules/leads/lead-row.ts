import type { LeadDraft } from './lead-draft.js';

/** Whom and what a lead belongs to, once its rows are found or made. */
export interface LeadPlace {
  readonly personId: string;
  readonly intakeId: string;
  readonly callbackId: string;
  readonly windowStart: Date;
  readonly promisedBy: Date;
}

/**
 * A draft as the columns of its tables. `attributionId` is the only thread between a lead and its campaign, and random through and through: an id
 * with its time in it would be a second one.
 */
export function leadRow(
  draft: LeadDraft,
  place: LeadPlace,
  { status, body }: NonNullable<LeadDraft['given']>,
  attributionId: string,
): object {
  return {
    id: draft.id,
    reference: draft.reference,
    source_id: draft.sourceId,
    person_id: place.personId,
    intake_id: place.intakeId,
    callback_id: place.callbackId,
    attribution_id: draft.attribution ? attributionId : null,
    attribution: draft.attribution,
    name_given: draft.name.display,
    email: draft.email,
    email_usable: draft.emailUsable,
    message: draft.message,
    language: draft.language,
    about_someone_else: draft.aboutSomeoneElse,
    preferred_time: draft.preferredTime,
    danger_signs: draft.dangerSigns.length > 0 ? draft.dangerSigns : null,
    received_at: draft.receivedAt,
    raw_body: draft.rawBody,
    idempotency_key: draft.idempotency?.key ?? null,
    request_hash: draft.idempotency?.requestHash.toString('hex') ?? null,
    status,
    body,
  };
}
