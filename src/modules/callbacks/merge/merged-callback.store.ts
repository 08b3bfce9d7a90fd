import { Injectable } from '@nestjs/common';
import type { MergedCallbacks } from '../../../core/callbacks/merge-callbacks.js';
import type { Tx } from '../../../platform/database/database.js';
import type { CallbackRow } from '../callback.store.js';

export type OpenRow = CallbackRow & { readonly before: Readonly<Record<string, unknown>> };

interface Kept extends Pick<MergedCallbacks, 'urgency' | 'windowStart' | 'promisedBy' | 'dueAt'> {
  readonly id: string;
  readonly personId: string;
  readonly intakeId: string;
}

// Times keep their microseconds: those of `before` are the row's own, not what JavaScript made of them.
const lockOpen = `
  select c.*, to_jsonb(c) as before from callback c where person_id = any($1::uuid[]) and ended_at is null order by id for update`;
const keep = `
  update callback set person_id = $2, intake_id = $3, urgency = $4,
    window_start = least(window_start, $5), promised_by = least(promised_by, $6), due_at = least(due_at, $7) where id = $1`;
const end = `
  update callback set state = 'cancelled', because = $2, because_rule = null, ended_at = $3 where id = $1`;
// Whoever stood in line does not any more: the next look puts them back.
const putBack = `
  update callback c set person_id = b.person_id, intake_id = b.intake_id, urgency = b.urgency, window_start = b.window_start,
    promised_by = b.promised_by, due_at = b.due_at, because = b.because, because_rule = b.because_rule, ended_at = b.ended_at,
    state = case when b.state = 'queued' and c.state <> 'queued' then 'scheduled' else b.state end
  from jsonb_populate_record(null::callback, $2) b where c.id = $1 and to_jsonb(c) = $3::jsonb returning c.id`;
const goHome = `
  update callback set person_id = $2, intake_id = $3 where id = $1 and person_id <> $2`;
const strays = `
  select c.*, to_jsonb(c) as before from callback c join phone_number n on n.id = c.phone_number_id
  where c.person_id = $1 and c.ended_at is null and n.person_id in (select family_of($2)) for update of c`;

const ofCallback = ['queue_entry', 'callback_attempt', 'call'] as const;

/** Open callbacks of persons who are merged, and of those who turn out to be two after all. */
@Injectable()
export class MergedCallbackStore {
  lockOpen(tx: Tx, personIds: readonly string[]): Promise<OpenRow[]> {
    return tx.query<OpenRow>(lockOpen, [personIds]);
  }

  async keep(tx: Tx, { id, personId, intakeId, urgency, windowStart, promisedBy, dueAt }: Kept): Promise<void> {
    await tx.query(keep, [id, personId, intakeId, urgency, windowStart, promisedBy, dueAt]);
    await tx.query(`update queue_entry set person_id = $2 where callback_id = $1 and ended_at is null`, [id, personId]);
  }

  async end(tx: Tx, id: string, because: string, at: Date): Promise<void> {
    await tx.query(end, [id, because, at]);
  }

  /** False when it has moved on since: then it is left as it is. */
  async putBack(tx: Tx, id: string, before: object, after: object): Promise<boolean> {
    return (await tx.query(putBack, [id, JSON.stringify(before), JSON.stringify(after)])).length > 0;
  }

  /** With all that was done for it. */
  async goHome(tx: Tx, id: string, personId: string, intakeId: string): Promise<void> {
    await tx.query(goHome, [id, personId, intakeId]);
    for (const table of ofCallback)
      await tx.query(`update ${table} set person_id = $2 where callback_id = $1 and person_id <> $2`, [id, personId]);
  }

  /** Open callbacks of `ofId` to a number of `personId`'s. */
  strays(tx: Tx, ofId: string, personId: string): Promise<OpenRow[]> {
    return tx.query<OpenRow>(strays, [ofId, personId]);
  }
}
