import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { reachable } from '../counsellors/index.js';
import { Matcher } from './matcher.js';
import { RouteRules } from './match/route-rules.js';

// The first of each, in the order of its index: "is there any" would read a long line from one end to the other.
const stateOfRoutes = `
  select r.id,
    (select e.id from queue_entry e where e.route_id = r.id and e.state = 'waiting' order by e.deadline_at, e.id limit 1) is not null as waits,
    (select s.counsellor_id from counsellor_route s join counsellor c on c.id = s.counsellor_id
      where s.route_id = r.id and s.free_since is not null and ${reachable('c', '$1')}
      order by s.supervisor, s.proficiency desc, s.other_routes, s.free_since, s.counsellor_id limit 1) is not null as free,
    r.next_look_at <= $1 as "isDue"
  from route r`;

/** A counsellor became available, or time passed: look for somebody who waits. */
@Injectable()
export class MatchCounsellor {
  constructor(
    private readonly database: Database,
    private readonly matcher: Matcher,
    private readonly rules: RouteRules,
    private readonly clock: Clock,
  ) {}

  async run(counsellorId: string): Promise<void> {
    const served = await this.database.query<{ id: string }>(
      `select r.route_id as id from counsellor_route r where r.counsellor_id = $1 and r.free_since is not null order by r.route_id`,
      [counsellorId],
    );
    const ids = served.map(({ id }) => id);
    for (const routeId of await this.rules.routesThatAsk(ids)) await this.matchRoute(routeId);
  }

  /** Each route in a transaction of its own: route locks are never held two at a time. */
  async matchRoute(routeId: string): Promise<void> {
    await this.database.transaction((tx) => this.matcher.matchRoute(tx, routeId, this.clock.now()));
  }

  /** Routes where somebody waits although somebody is free whom they may ask, and those whose look is overdue. */
  async unmatchedRoutes(): Promise<{ id: string }[]> {
    const routes = await this.database.query<{ id: string; waits: boolean; free: boolean; isDue: boolean | null }>(
      stateOfRoutes,
      [this.clock.now()],
    );
    const free = new Set(routes.filter((route) => route.free).map(({ id }) => id));
    const reach = await this.rules.reach();
    const mayBeServed = (id: string): boolean => (reach.get(id) ?? [id]).some((asked) => free.has(asked));
    return routes.filter(({ id, waits, isDue }) => waits && (isDue || mayBeServed(id))).map(({ id }) => ({ id }));
  }
}
