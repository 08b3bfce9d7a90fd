import type { Tx } from '../../../platform/database/database.js';

// Nobody can be rung: an offer would only be missed. Whoever waits keeps their place.
const carrierDown = `select from carrier_look where kind = 'down'`;

/** One at a time makes offers on a route, until its transaction ends. */
export async function lockLine(tx: Tx, routeId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`route ${routeId}`]);
}

export async function carrierIsDown(tx: Tx): Promise<boolean> {
  return (await tx.query(carrierDown)).length > 0;
}
