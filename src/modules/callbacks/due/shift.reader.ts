import { Injectable } from '@nestjs/common';
import { shiftCapacity, type ShiftCapacity } from '../../../core/callbacks/shift-capacity.js';
import type { Tx } from '../../../platform/database/database.js';
import { PolicyDirectory } from '../../sites/index.js';

interface ShiftRoute {
  readonly siteId: string;
  readonly routeId: string;
}

const counsellorsOfRoute = `
  select count(*)::int as n from counsellor_route r join staff_user u on u.id = r.counsellor_id where r.route_id = $1 and u.active`;

const recentTalks = `
  select extract(epoch from coalesce(k.disposition_at, k.ended_at) - k.started_at)::float as seconds
  from call k join callback c on c.id = k.callback_id
  where c.route_id = $1 and k.connected_at is not null and k.ended_at > $2::timestamptz - interval '28 days'
  order by k.ended_at desc limit 100`;

const bookedCalls = `
  select id, due_at from callback
  where route_id = $1 and ended_at is null and state in ('scheduled', 'queued') and due_at >= $2 and due_at < $3`;

/** What the shift of a route can do, and what it is to do already. */
@Injectable()
export class ShiftReader {
  constructor(private readonly policies: PolicyDirectory) {}

  async capacity(tx: Pick<Tx, 'query'>, { siteId, routeId }: ShiftRoute, at: Date): Promise<ShiftCapacity> {
    const { policy } = await this.policies.of(siteId, 'shift');
    const [staff] = await tx.query<{ n: number }>(counsellorsOfRoute, [routeId]);
    const talks = await tx.query<{ seconds: number }>(recentTalks, [routeId, at]);
    return shiftCapacity({ counsellorsOfRoute: staff!.n, recentTalkSeconds: talks.map(({ seconds }) => seconds) }, policy);
  }

  /** When callbacks of the route are to be called, from `from` on and before `until`, without `except`. */
  async booked(tx: Pick<Tx, 'query'>, routeId: string, from: Date, until: Date, except: readonly string[]): Promise<Date[]> {
    const rows = await tx.query<{ id: string; due_at: Date }>(bookedCalls, [routeId, from, until]);
    return rows.filter(({ id }) => !except.includes(id)).map((row) => row.due_at);
  }

  /** One at a time plans the calls of a route, until its transaction ends. */
  async lock(tx: Tx, routeId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`plan of route ${routeId}`]);
  }
}
