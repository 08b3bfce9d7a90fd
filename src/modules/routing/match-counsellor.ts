import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { reachable } from '../counsellors/index.js';
import { Matcher } from './matcher.js';

/** A counsellor became available: look for somebody who waits on one of their routes. */
@Injectable()
export class MatchCounsellor {
  constructor(
    private readonly database: Database,
    private readonly matcher: Matcher,
    private readonly clock: Clock,
  ) {}

  async run(counsellorId: string): Promise<void> {
    const routes = await this.database.query<{ route_id: string }>(
      `select r.route_id from counsellor_route r join counsellor c on c.id = r.counsellor_id
       where r.counsellor_id = $1 and c.presence = 'available'
       order by r.route_id`,
      [counsellorId],
    );
    for (const { route_id } of routes) await this.matchRoute(route_id);
  }

  /** Each route in a transaction of its own: route locks are never held two at a time. */
  async matchRoute(routeId: string): Promise<void> {
    await this.database.transaction((tx) => this.matcher.matchRoute(tx, routeId, this.clock.now()));
  }

  /** Routes where somebody waits although somebody is free. */
  unmatchedRoutes(): Promise<{ id: string }[]> {
    return this.database.query(
      `select distinct e.route_id as id from queue_entry e
       where e.state = 'waiting' and exists (
         select from counsellor c join counsellor_route r on r.counsellor_id = c.id
         where c.presence = 'available' and ${reachable('c', '$1')} and r.route_id = e.route_id)`,
      [this.clock.now()],
    );
  }
}
