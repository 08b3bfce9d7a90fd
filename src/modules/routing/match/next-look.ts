import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';

// Only an earlier look than the one that is planned is planned: a busy line does not fill the queue with looks. One that has been is forgotten.
const plan = `
  update route set next_look_at = $2
  where id = $1 and next_look_at is distinct from $2 and (next_look_at is null or next_look_at <= $3 or next_look_at > $2) returning id`;

/** A ring widens, relief ends, somebody may be asked again: nobody tells us, so the line is looked at again then. */
@Injectable()
export class NextLook {
  constructor(private readonly outbox: Outbox) {}

  /** Null: the passing of time alone changes nothing. */
  async plan(tx: Tx, routeId: string, lookAt: Date | null, at: Date): Promise<void> {
    const planned = await tx.query(plan, [routeId, lookAt, at]);
    if (lookAt && planned.length > 0) await this.outbox.add(tx, [{ name: 'match-route', body: { routeId }, runAt: lookAt }]);
  }

  /** More can be done than one transaction should. */
  async now(tx: Tx, routeId: string): Promise<void> {
    await this.outbox.add(tx, [{ name: 'match-route', body: { routeId } }]);
  }
}
