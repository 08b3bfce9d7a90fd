import type { Tx } from '../../../platform/database/database.js';

/** The counsellor's talk whose outcome is not written yet; null: nothing is owed. */
export async function missingOutcome(tx: Tx, counsellorId: string): Promise<string | null> {
  const [call] = await tx.query<{ id: string }>(
    `select id from call where counsellor_id = $1 and connected_at is not null
       and (ended_at is not null or handed_over_at is not null) and disposition is null limit 1`,
    [counsellorId],
  );
  return call?.id ?? null;
}
