import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { IdempotencyStore } from './idempotency.store.js';
import type { CaptureResult, LeadDraft } from './lead-draft.js';
import { LeadRows } from './lead-rows.js';
import { MarkLeads } from './mark-leads.js';
import { TellOfLeads } from './tell-of-leads.js';
import { PlaceLeads } from './place-leads.js';
import { newReference } from './read/reference.js';

type Answer = NonNullable<LeadDraft['given']>;

// One statement for all that is only a lead's own: foreign keys are checked at its end.
const insertLeads = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as g(id uuid, reference text, source_id uuid, person_id uuid, intake_id uuid,
      callback_id uuid, attribution_id uuid, attribution jsonb, name_given text, email text, email_usable boolean, message_sealed text,
      language text, about_someone_else boolean, preferred_time text, danger_signs jsonb, received_at timestamptz, body_sealed text,
      idempotency_key text, request_hash text, status int, body text)),
  vault as (insert into attribution (id, details) select attribution_id, attribution from given where attribution_id is not null),
  leads as (
    insert into lead (id, reference, source_id, person_id, intake_id, callback_id, attribution_id, name_given, email, email_usable,
      message_sealed, language, about_someone_else, preferred_time, danger_signs, received_at)
    select id, reference, source_id, person_id, intake_id, callback_id, attribution_id, name_given, email, email_usable,
      decode(message_sealed, 'base64'), language, about_someone_else, preferred_time, danger_signs, received_at from given),
  raw as (insert into raw_submission (lead_id, body_sealed, received_at) select id, decode(body_sealed, 'base64'), received_at from given)
  insert into idempotency_record (source_id, key, request_hash, lead_id, status, body, created_at)
  select source_id, idempotency_key, decode(request_hash, 'hex'), id, status, body, received_at from given where idempotency_key is not null`;

/** Writes leads with everything that belongs to them, many at a time, in the caller's transaction. */
@Injectable()
export class LeadStore {
  constructor(
    private readonly idempotency: IdempotencyStore,
    private readonly place: PlaceLeads,
    private readonly rows: LeadRows,
    private readonly mark: MarkLeads,
    private readonly tell: TellOfLeads,
  ) {}

  /** The drafts' phone numbers and idempotency keys are distinct. Results stand in the order of the drafts. */
  async save(tx: Tx, drafts: readonly LeadDraft[]): Promise<CaptureResult[]> {
    const claimed = await this.idempotency.claim(tx, drafts);
    const fresh = drafts.flatMap((draft, index) => {
      const { result, needsNewReference } = claimed[index]!;
      if (result !== null) return [];
      return [needsNewReference && !draft.given ? { ...draft, reference: newReference() } : draft];
    });
    const written = new Map(fresh.length > 0 ? await this.insert(tx, fresh) : []);
    return drafts.map((draft, index) => claimed[index]!.result ?? { kind: 'captured', ...written.get(draft.id)! });
  }

  private async insert(tx: Tx, drafts: readonly LeadDraft[]): Promise<[leadId: string, answer: Answer][]> {
    const places = await this.place.run(tx, drafts);
    const { rows, answers } = await this.rows.of(tx, drafts, places);
    tx.write(insertLeads, [JSON.stringify(rows)]);
    await this.mark.run(tx, drafts, places);
    await this.tell.run(tx, drafts, places);
    return drafts.map(({ id }, n) => [id, answers[n]!]);
  }
}
