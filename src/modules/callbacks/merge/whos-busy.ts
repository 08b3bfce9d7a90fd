import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

const busy = `
  select 1 as rank, 'They are on the phone with us right now: do it when the call is over.' as why
    from inbound_call where person_id = any($1::uuid[]) and ended_at is null
  union all select 1, 'A counsellor talks with them right now: do it when the call is over.'
    from call where person_id = any($1::uuid[]) and ended_at is null
  union all select 2, 'They are being called right now: do it when the call is over.'
    from callback_attempt where person_id = any($1::uuid[]) and ended_at is null
  union all select 3, 'A counsellor is asked to call them right now: do it in a minute.'
    from offer o join queue_entry e on e.id = o.queue_entry_id where e.person_id = any($1::uuid[]) and o.state = 'pending'
  union all select 4, 'A counsellor still has to write down how the last call went: do it after that.'
    from callback where person_id = any($1::uuid[]) and ended_at is null and state in ('dialling', 'awaiting-disposition')
  order by rank limit 1`;

/** Is somebody on the phone with one of these persons, or about to be? */
@Injectable()
export class WhosBusy {
  /** The sentence that says why, after locking their open callbacks, so that nobody begins to call them meanwhile; null: nobody is. */
  async of(tx: Tx, personIds: readonly string[]): Promise<string | null> {
    await tx.query('select from callback where person_id = any($1::uuid[]) and ended_at is null order by id for update', [
      personIds,
    ]);
    const [row] = await tx.query<{ why: string }>(busy, [personIds]);
    return row?.why ?? null;
  }
}
