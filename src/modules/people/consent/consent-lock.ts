import type { ConsentKind } from '../../../core/consent/consent-event.js';
import type { Tx } from '../../../platform/database/database.js';

const key = `hashtextextended('disclosure of ' || $1::text, 0)`;
const knownAs = 'select coalesce(merged_into, id) as id from person where id = $1';

const disclosed: ReadonlySet<ConsentKind> = new Set(['part2_tpo', 'part2_named', 'vob']);

/**
 * Lets what a disclosure rests on stand still until the transaction ends: of a revocation and a disclosure that is on its way, whichever
 * came first is over before the other begins (L-105). Neither a lead nor a call of theirs waits meanwhile, and two disclosures do not wait
 * for each other; a merge gives way. As whom they are known now; null: there is no such person.
 */
export async function holdConsentStill(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(`${knownAs} for key share`, [personId]);
  if (!row) return null;
  await tx.query(`select pg_advisory_xact_lock_shared(${key})`, [row.id]);
  return row.id;
}

/** Before less may be disclosed than until now: waits for what is on its way, and lets nothing more begin until the commit. */
export async function stopDisclosures(tx: Tx, personId: string, kinds: readonly ConsentKind[] | 'all' = 'all'): Promise<void> {
  if (kinds !== 'all' && !kinds.some((kind) => disclosed.has(kind))) return;
  const [row] = await tx.query<{ id: string }>(knownAs, [personId]);
  await tx.query(`select pg_advisory_xact_lock(${key})`, [row?.id ?? personId]);
}
