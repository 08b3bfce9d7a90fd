import { Injectable } from '@nestjs/common';
import type { Outage, WaitFacts, WaitOffer, WaitStep } from '../../../core/waiting/wait-facts.js';
import type { Tx } from '../../../platform/database/database.js';
import { shiftOver, type PresenceStep } from './shift-over.js';

export interface CallbackStep extends WaitStep {
  readonly promisedBy: Date;
}

export interface CallbackHistory {
  readonly callbackId: string;
  readonly personId: string;
  readonly routeId: string;
  readonly siteId: string;
  readonly steps: readonly CallbackStep[];
  /** When their phone rang, or, of a caller, when they were put through. */
  readonly rings: readonly Date[];
}

const steps = `
  select at, state, rule, because, window_start as "windowStart", promised_by as "promisedBy"
  from callback_step where callback_id = $1 order by id`;

const offers = `
  select c.name as counsellor, o.offered_at as "from", o.ended_at as "to", o.state, o.end_reason as reason
  from offer o join queue_entry e on e.id = o.queue_entry_id join counsellor c on c.id = o.counsellor_id
  where e.callback_id = $1 order by o.offered_at`;

const rings = `
  select dialled_at as at from callback_attempt where callback_id = $1 and dialled_at is not null
  union all select connected_at from call where callback_id = $1 and connected_at is not null order by at`;

// Where each counsellor of the route stood when the wait began, and every change since.
const presence = `
  select p.counsellor_id as "counsellorId", p.at, p.presence from counsellor_route r, lateral (
    (select counsellor_id, at, presence, id from presence_step where counsellor_id = r.counsellor_id and at <= $2 order by at desc, id desc limit 1)
    union all
    (select counsellor_id, at, presence, id from presence_step where counsellor_id = r.counsellor_id and at > $2 and at < $3)) p
  where r.route_id = $1 order by p.at, p.id`;

// The alert stands as long as the carrier answers nobody (hotline/carrier/watch-carrier.ts).
const outages = `
  select raised_at as "from", acknowledged_at as "to" from alert
  where kind = 'carrier-down' and raised_at < $2 and coalesce(acknowledged_at, $2) > $1 order by raised_at`;

/** What became of a callback, and everything that explains how long it waited. */
@Injectable()
export class WaitFactsReader {
  /** Null: there is no such callback. */
  async historyOf(tx: Tx, callbackId: string): Promise<CallbackHistory | null> {
    const [callback] = await tx.query<Pick<CallbackHistory, 'callbackId' | 'personId' | 'routeId' | 'siteId'>>(
      'select id as "callbackId", person_id as "personId", route_id as "routeId", site_id as "siteId" from callback where id = $1',
      [callbackId],
    );
    if (!callback) return null;
    return {
      ...callback,
      steps: await tx.query<CallbackStep>(steps, [callbackId]),
      rings: (await tx.query<{ at: Date }>(rings, [callbackId])).map(({ at }) => at),
    };
  }

  /** `until` is where an open one is looked at. */
  async factsOf(tx: Tx, { callbackId, routeId, steps: moves }: CallbackHistory, until: Date): Promise<WaitFacts> {
    const from = moves[0]?.at ?? until;
    return {
      steps: moves,
      offers: await tx.query<WaitOffer>(offers, [callbackId]),
      shift: shiftOver(await tx.query<PresenceStep>(presence, [routeId, from, until])),
      outages: await tx.query<Outage>(outages, [from, until]),
    };
  }
}
