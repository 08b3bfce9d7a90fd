import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { AnswerLead } from './answer-lead.js';
import type { CaptureResult, LeadDraft } from './lead-draft.js';

/** What is known of a draft before it is written. */
export interface Claimed {
  /** null: it is new, and locked for us; else what to answer instead of writing it. */
  readonly result: CaptureResult | null;
  /** Another lead has its reference by chance. */
  readonly needsNewReference: boolean;
}

interface LookRow {
  readonly n: number;
  readonly mine: boolean;
  readonly same_request: boolean | null;
  readonly status: number | null;
  readonly body: string | null;
  readonly lead_id: string | null;
  readonly same_lead: boolean | null;
  readonly callback_id: string | null;
  readonly window_start: Date | null;
  readonly promised_by: Date | null;
}

// The lock stands until COMMIT: whoever does not get it knows that the first request is still running. A lead is known by its reference too,
// which is made from the key and the request: after its key was pruned (B-046), and when it came by way of the disk. Reference and number
// must agree, since 40 bits may be the same by chance. "offset 0" keeps each look-up by index, also in a plan that was made for empty tables.
const look = `
  select k.n, k.key is null or pg_try_advisory_xact_lock(hashtextextended(k.source_id || ' ' || k.key, 1)) as mine,
    r.request_hash = decode(k.request_hash, 'hex') as same_request, r.status, r.body,
    l.id as lead_id, l.same_lead, c.id as callback_id, c.window_start, c.promised_by
  from jsonb_to_recordset($1::jsonb) as k(n int, id uuid, source_id uuid, key text, erased_key text, request_hash text, reference text, e164 text)
    left join lateral (
      select request_hash, status, body from idempotency_record
      where source_id = k.source_id and key in (k.key, k.erased_key) order by key = k.key desc limit 1) r on true
    left join lateral (
      select id, callback_id, id = k.id or source_id = k.source_id
          and exists (select from phone_number where e164 = k.e164 and person_id = lead.person_id) as same_lead
      from lead where reference = k.reference offset 0) l on true
    left join lateral (select id, window_start, promised_by from callback where id = l.callback_id offset 0) c on true`;

// The statement that was too slow for its request has committed after all, with an answer that nobody got.
const restate = `
  update idempotency_record r set status = g.status, body = g.body
  from jsonb_to_recordset($1::jsonb) as g(lead_id uuid, source_id uuid, key text, status int, body text)
  where r.source_id = g.source_id and r.key = g.key and r.lead_id = g.lead_id and r.status <> g.status`;

const unknown: Claimed = { result: null, needsNewReference: false };

/** Remembers what a key was answered. Its rows are written with the lead, in the same transaction. */
@Injectable()
export class IdempotencyStore {
  constructor(private readonly answer: AnswerLead) {}

  /** In the order of the drafts, whose keys are distinct. */
  async claim(tx: Tx, drafts: readonly LeadDraft[]): Promise<Claimed[]> {
    const repeatable = drafts.flatMap((draft, n) => (draft.idempotency || draft.given ? [toLook(draft, n)] : []));
    if (repeatable.length === 0) return drafts.map(() => unknown);
    const rows = await tx.query<LookRow>(look, [JSON.stringify(repeatable)]);
    const byDraft = new Map(rows.map((row) => [row.n, row]));
    await this.restate(
      tx,
      drafts.filter((_, n) => byDraft.get(n)?.lead_id),
    );
    return drafts.map((draft, n) => {
      const row = byDraft.get(n);
      if (!row) return unknown;
      const result = this.resultOf(row, draft);
      return { result, needsNewReference: result === null && row.lead_id !== null };
    });
  }

  private resultOf(row: LookRow, draft: LeadDraft): CaptureResult | null {
    if (row.body !== null)
      return row.same_request ? { kind: 'replayed', status: row.status!, body: row.body } : { kind: 'mismatch' };
    if (row.same_lead) {
      const callback = { id: row.callback_id!, windowStart: row.window_start!, promisedBy: row.promised_by! };
      return { kind: 'replayed', ...(draft.given ?? this.answer.of({ ...draft, id: row.lead_id! }, callback)) };
    }
    return row.mine ? null : { kind: 'in-flight' };
  }

  private async restate(tx: Tx, drafts: readonly LeadDraft[]): Promise<void> {
    const given = drafts.flatMap(({ id, sourceId, idempotency, given }) =>
      idempotency && given ? [{ lead_id: id, source_id: sourceId, key: idempotency.key, ...given }] : [],
    );
    if (given.length > 0) await tx.query(restate, [JSON.stringify(given)]);
  }
}

function toLook({ id, sourceId, idempotency, reference, phone }: LeadDraft, n: number): object {
  return {
    n,
    id,
    reference,
    source_id: sourceId,
    key: idempotency?.key ?? null,
    erased_key: idempotency && erasedKey(idempotency.key),
    request_hash: idempotency?.requestHash.toString('hex') ?? null,
    e164: phone.e164,
  };
}

/** As a key stands when its lead was erased: what a website puts into it may tell of a person. */
function erasedKey(key: string): string {
  return `erased:${createHash('sha256').update(key).digest('hex')}`;
}
