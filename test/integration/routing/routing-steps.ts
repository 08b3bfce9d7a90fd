import { v7 as uuid } from 'uuid';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { MatchCounsellor } from '../../../src/modules/routing/index.js';
import { PolicyDirectory, SiteDirectory } from '../../../src/modules/sites/index.js';
import { defaultRoutingPolicy, type RoutingPolicy } from '../../../src/core/routing/routing-policy.js';
import { due, secondsAfterStart } from '../calls/floor-steps.js';
import type { Floor } from '../calls/opened-floor.js';

/** The site finds its counsellors by this from now on. */
export async function writePolicy(
  floor: Floor,
  { overflow, ...changes }: Partial<Omit<RoutingPolicy, 'overflow'>> & { readonly overflow?: Partial<RoutingPolicy['overflow']> },
): Promise<void> {
  const body = { ...defaultRoutingPolicy, ...changes, overflow: { ...defaultRoutingPolicy.overflow, ...overflow } };
  await floor.database.query(
    `insert into site_policy (site_id, kind, version, body, reason, created_at)
     select $1, 'routing', coalesce(max(version), 0) + 1, $2, 'a test', now() from site_policy where site_id = $1 and kind = 'routing'`,
    [floor.rows.siteId, body],
  );
  floor.use(PolicyDirectory).forget();
}

/** A route of another site. */
export async function otherRoute(floor: Floor, language = 'en'): Promise<string> {
  const siteId = uuid();
  const routeId = uuid();
  const [{ n }] = (await floor.database.query<{ n: number }>('select count(*)::int as n from site')) as [{ n: number }];
  await floor.rows.insert('site', {
    id: siteId,
    name: 'Hill',
    time_zone: 'America/New_York',
    phone_number: `+1202555016${n}`,
    hours: { always: true },
  });
  await floor.rows.insert('route', { id: routeId, site_id: siteId, name: 'Hill', language });
  floor.use(SiteDirectory).forget();
  return routeId;
}

export const serve = (floor: Floor, counsellorId: string, change: { proficiency?: number; routeId?: string }) =>
  floor.database.query(
    'update counsellor_route set proficiency = coalesce($2, proficiency), route_id = coalesce($3, route_id) where counsellor_id = $1',
    [counsellorId, change.proficiency ?? null, change.routeId ?? null],
  );

/** Somebody in line since the start. */
export async function waits(floor: Floor, e164?: string, columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { callbackId } = await due(floor, e164, columns);
  await floor.use(LookAtCallback).run(callbackId);
  return callbackId;
}

/** What the job of that moment does. */
export async function lookAt(floor: Floor, seconds: number): Promise<void> {
  floor.clock.at = secondsAfterStart(seconds);
  await floor.use(MatchCounsellor).matchRoute(floor.rows.routeId);
}

interface PendingOffer {
  readonly counsellorId: string;
  readonly why: { readonly sentence: string; readonly excluded: readonly object[]; readonly policyVersion: number };
}

export async function pending(floor: Floor): Promise<PendingOffer | null> {
  const [offer] = await floor.database.query<PendingOffer>(
    `select counsellor_id as "counsellorId", why from offer where state = 'pending'`,
  );
  return offer ?? null;
}

/** The looks that are planned, in seconds after the start. */
export async function looks(floor: Floor): Promise<readonly number[]> {
  const rows = await floor.database.query<{ at: Date }>(
    `select run_at as at from outbox_message where name = 'match-route' order by id`,
  );
  return rows.map(({ at }) => (at.getTime() - secondsAfterStart(0).getTime()) / 1000);
}
