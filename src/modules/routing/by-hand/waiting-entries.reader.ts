import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { RouteRules } from '../match/route-rules.js';

export interface EntryInLine {
  readonly id: string;
  readonly callbackId: string;
  readonly routeId: string;
  /** To whom it is being offered. */
  readonly offerId: string | null;
  readonly offeredTo: string | null;
}

const lookedAt = 20;

const one = `
  select e.id, e.callback_id as "callbackId", e.route_id as "routeId", o.id as "offerId", o.counsellor_id as "offeredTo"
  from queue_entry e left join offer o on o.queue_entry_id = e.id and o.state = 'pending' where e.id = $1`;

const served = `select route_id as "routeId" from counsellor_route where counsellor_id = $1 order by route_id`;

// The first of each line, in the order of its index; then the first of these.
const next = `
  select e.id from unnest($1::uuid[]) asked (route_id) cross join lateral (
    select id, deadline_at from queue_entry q where q.route_id = asked.route_id and q.state = 'waiting'
    order by deadline_at, id limit ${lookedAt}) e
  order by e.deadline_at, e.id limit ${lookedAt}`;

/** Who waits, for somebody who looks at the line. Nothing is held: whoever acts on it asks again. */
@Injectable()
export class WaitingEntriesReader {
  constructor(private readonly rules: RouteRules) {}

  async one(db: Pick<Tx, 'query'>, entryId: string): Promise<EntryInLine | null> {
    const [entry] = await db.query<EntryInLine>(one, [entryId]);
    return entry ?? null;
  }

  /** Those whom this counsellor could take at most, the most pressing first: of their own routes and of those that overflow to them. */
  async nextFor(db: Pick<Tx, 'query'>, counsellorId: string): Promise<readonly { readonly id: string }[]> {
    const own = (await db.query<{ routeId: string }>(served, [counsellorId])).map(({ routeId }) => routeId);
    return db.query<{ id: string }>(next, [await this.rules.routesThatAsk(own)]);
  }
}
