import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { PersonKeys } from '../../../platform/sealing/person-keys.js';
import { ForgetReviews } from '../../leads/index.js';
import { RefusedSubmissionStore } from '../replay/refused/refused-submission.store.js';
import { NumbersOfRecord } from './numbers-of-record.js';
import { touchedTables } from './touched/what-erasure-touches.js';
import type { Reach, TouchedTable } from './touched/touched-table.js';

// The triggers that refuse any change let this transaction pass (migration 0045).
const setErasing = `select set_config('ringback.erasing', $1, true)`;
const isGone = 'update person set erased_at = coalesce(erased_at, $2) where id = any($1::uuid[])';
const atTheCarrier = `
  select r.id from recording r left join call c on c.id = r.call_id left join inbound_call i on i.id = r.inbound_call_id
  where r.state = 'deleting' and coalesce(c.person_id, i.person_id) = any($1::uuid[])`;

/**
 * Erases all that is kept of a person, in the transaction of the caller: all of it or nothing, so that whoever dies in between has
 * done nothing. Run again it finds nothing more, or what came late. What is at the carrier goes by jobs.
 */
@Injectable()
export class EraseRecord {
  constructor(
    private readonly numbers: NumbersOfRecord,
    private readonly reviews: ForgetReviews,
    private readonly refused: RefusedSubmissionStore,
    private readonly keys: PersonKeys,
    private readonly outbox: Outbox,
  ) {}

  /** Of a locked person with whom nothing is open; `personIds`: everybody who is them. How many rows were touched. */
  async run(tx: Tx, personIds: readonly string[], at: Date): Promise<number> {
    await tx.query(setErasing, ['on']);
    const numbers = await this.numbers.take(tx, personIds);
    const reach: Readonly<Record<Reach, readonly string[]>> = {
      persons: personIds,
      numbers,
      'inquiry-hashes': this.numbers.inquiryHashes(numbers),
      'list-hashes': await this.numbers.listHashes(tx, numbers),
    };
    let rows = (await this.reviews.naming(tx, numbers)) + (await this.refused.forgetNaming(tx, numbers));
    for (const touched of touchedTables) rows += await this.touch(tx, touched, reach[touched.reach ?? 'persons']);
    await this.keys.forget(tx, personIds);
    await tx.query(isGone, [personIds, at]);
    await tx.query(setErasing, ['off']);
    const recordings = await tx.query<{ id: string }>(atTheCarrier, [personIds]);
    await this.outbox.add(
      tx,
      recordings.map(({ id }) => ({ name: 'delete-recording', body: { recordingId: id } })),
    );
    return rows;
  }

  private async touch(tx: Tx, touched: TouchedTable, values: readonly string[]): Promise<number> {
    const change = changeOf(touched);
    if (change === null || values.length === 0) return 0;
    const [done] = await tx.query<{ rows: number }>(
      `with done as (${change} returning 1) select count(*)::int as rows from done`,
      [values],
    );
    return done!.rows;
  }
}

/** Null: its rows stay as they are. */
function changeOf(touched: TouchedTable): string | null {
  const { table, where } = touched;
  if (touched.rows === 'gone') return `delete from ${table} t where ${where}`;
  const blanks = Object.entries(touched.blank);
  if (blanks.length === 0) return null;
  return `update ${table} t set ${blanks.map(([column, value]) => `${column} = ${value}`).join(', ')} where ${where}`;
}
