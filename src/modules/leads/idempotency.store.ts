import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import type { CaptureResult, LeadDraft } from './lead-draft.js';

interface KeyRow {
  source_id: string;
  key: string;
  mine: boolean;
  same_request: boolean | null;
  status: number | null;
  body: string | null;
}

// The lock stands until COMMIT: whoever does not get it knows that the first request is still running.
const look = `
  select k.source_id, k.key, pg_try_advisory_xact_lock(hashtextextended(k.source_id || ' ' || k.key, 1)) as mine,
    r.request_hash = decode(k.request_hash, 'hex') as same_request, r.status, r.body
  from jsonb_to_recordset($1::jsonb) as k(source_id uuid, key text, request_hash text)
    left join idempotency_record r on r.source_id = k.source_id and r.key = k.key`;

/** Remembers what a key was answered. Its rows are written with the lead, in the same transaction. */
@Injectable()
export class IdempotencyStore {
  /** For each draft: null when it is new and now locked for us, else what to answer instead of writing it. */
  async claim(tx: Tx, drafts: readonly LeadDraft[]): Promise<(CaptureResult | null)[]> {
    const keyed = drafts.flatMap((draft) =>
      draft.idempotency ? [{ source_id: draft.sourceId, ...toKey(draft.idempotency) }] : [],
    );
    if (keyed.length === 0) return drafts.map(() => null);
    const rows = await tx.query<KeyRow>(look, [JSON.stringify(keyed)]);
    const byKey = new Map(rows.map((row) => [`${row.source_id} ${row.key}`, row]));
    return drafts.map((draft) => (draft.idempotency ? toResult(byKey.get(`${draft.sourceId} ${draft.idempotency.key}`)!) : null));
  }
}

function toKey(idempotency: NonNullable<LeadDraft['idempotency']>): { key: string; request_hash: string } {
  return { key: idempotency.key, request_hash: idempotency.requestHash.toString('hex') };
}

function toResult(row: KeyRow): CaptureResult | null {
  if (row.body !== null)
    return row.same_request ? { kind: 'replayed', status: row.status!, body: row.body } : { kind: 'mismatch' };
  return row.mine ? null : { kind: 'in-flight' };
}
