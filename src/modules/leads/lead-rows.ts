import { Injectable } from '@nestjs/common';
import { v4 as randomId } from 'uuid';
import type { Tx } from '../../platform/database/database.js';
import { Seals, type SealsOf } from '../../platform/sealing/seals.js';
import { AnswerLead } from './answer-lead.js';
import type { LeadDraft } from './lead-draft.js';

/** Whom and what a lead belongs to, once its rows are found or made. */
export interface LeadPlace {
  readonly personId: string;
  /** They were made in this transaction. */
  readonly isNewcomer: boolean;
  readonly intakeId: string;
  readonly callbackId: string;
  readonly windowStart: Date;
  readonly promisedBy: Date;
}

type Answer = NonNullable<LeadDraft['given']>;

/** Drafts as the columns of their tables, with what people wrote sealed for them. */
@Injectable()
export class LeadRows {
  constructor(
    private readonly seals: Seals,
    private readonly answer: AnswerLead,
  ) {}

  /** Places, rows and answers stand in the order of the drafts. */
  async of(
    tx: Tx,
    drafts: readonly LeadDraft[],
    places: readonly LeadPlace[],
  ): Promise<{ readonly rows: readonly object[]; readonly answers: readonly Answer[] }> {
    const newcomers = new Set(places.flatMap(({ personId, isNewcomer }) => (isNewcomer ? [personId] : [])));
    const persons = places.map(({ personId }) => personId);
    const seals = await this.seals.of(tx, persons, newcomers);
    const answers = drafts.map((draft, n) => draft.given ?? this.answer.of(draft, promised(places[n]!)));
    return { rows: drafts.map((draft, n) => rowOf(draft, places[n]!, answers[n]!, seals)), answers };
  }
}

/**
 * The attribution's id is the only thread between a lead and its campaign, and random through and through: an id with its time in it would be a
 * second one.
 */
function rowOf(draft: LeadDraft, { personId, ...place }: LeadPlace, { status, body }: Answer, seals: SealsOf): object {
  return {
    id: draft.id,
    reference: draft.reference,
    source_id: draft.sourceId,
    person_id: personId,
    intake_id: place.intakeId,
    callback_id: place.callbackId,
    attribution_id: draft.attribution ? randomId() : null,
    attribution: draft.attribution,
    name_given: draft.name.display,
    email: draft.email,
    email_usable: draft.emailUsable,
    message_sealed: seals.seal(personId, 'lead.message', draft.id, draft.message)?.toString('base64') ?? null,
    language: draft.language,
    about_someone_else: draft.aboutSomeoneElse,
    preferred_time: draft.preferredTime,
    danger_signs: draft.dangerSigns.length > 0 ? draft.dangerSigns.map(({ sign }) => ({ sign })) : null,
    received_at: draft.receivedAt,
    body_sealed: seals.seal(personId, 'raw.body', draft.id, draft.rawBody)!.toString('base64'),
    idempotency_key: draft.idempotency?.key ?? null,
    request_hash: draft.idempotency?.requestHash.toString('hex') ?? null,
    status,
    body,
  };
}

function promised({ callbackId: id, windowStart, promisedBy }: LeadPlace) {
  return { id, windowStart, promisedBy };
}
