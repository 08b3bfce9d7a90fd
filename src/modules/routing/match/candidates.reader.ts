import { Injectable } from '@nestjs/common';
import type { CounsellorFacts } from '../../../core/routing/facts.js';
import type { Tx } from '../../../platform/database/database.js';
import { reachable } from '../../counsellors/index.js';

export const freeAtATime = 50;
const lookedAt = 100;
const othersAtATime = 50;

const facts = `
  c.id, c.name, r.route_id as "routeId", r.proficiency, r.other_routes as "otherRoutes", c.skills, r.supervisor as "isSupervisor",
  u.active as "isActive", c.presence, c.presence_since as "availableSince",
  c.talk_weight_seconds as "talkWeightSeconds", coalesce(${reachable('c', '$2')}, false) as "isReachable",
  null as "declinedAt", null as "missedAt"`;
const joined = 'join counsellor c on c.id = r.counsellor_id join staff_user u on u.id = c.id';

// The best of those who are free, in the order of the policy: the first rows of counsellor_route_free_idx, nothing is sorted.
const bestFree = `
  select ${facts} from counsellor_route r ${joined}
  where r.route_id = $1 and r.free_since is not null and ${reachable('c', '$2')}
  order by r.supervisor, r.proficiency desc, r.other_routes, r.free_since, r.counsellor_id limit ${freeAtATime}`;

// So that it can be told who was on a call; of a route that thousands serve, some. Each is looked up: a join would read every counsellor.
const notFree = `
  select ${facts} from (select * from counsellor_route where route_id = $1 limit ${lookedAt}) r
    cross join lateral (select * from counsellor where id = r.counsellor_id limit 1) c
    cross join lateral (select active from staff_user where id = r.counsellor_id limit 1) u
  where not (r.free_since is not null and coalesce(${reachable('c', '$2')}, false)) limit ${othersAtATime}`;

const byId = `select ${facts} from counsellor_route r ${joined} where r.route_id = $1 and r.counsellor_id = any($3::uuid[])`;

/** Reads what the policy may know of counsellors. Who serves two of the routes comes into question by the first. */
@Injectable()
export class CandidatesReader {
  async free(tx: Tx, routeIds: readonly string[], at: Date): Promise<Map<string, CounsellorFacts>> {
    return byTheFirst(routeIds, (routeId) => tx.query<CounsellorFacts>(bestFree, [routeId, at]));
  }

  notFree(tx: Tx, routeId: string, at: Date): Promise<CounsellorFacts[]> {
    return tx.query<CounsellorFacts>(notFree, [routeId, at]);
  }

  async byId(tx: Tx, routeIds: readonly string[], ids: readonly string[], at: Date): Promise<readonly CounsellorFacts[]> {
    if (ids.length === 0) return [];
    return [...(await byTheFirst(routeIds, (routeId) => tx.query<CounsellorFacts>(byId, [routeId, at, ids]))).values()];
  }
}

async function byTheFirst(
  routeIds: readonly string[],
  read: (routeId: string) => Promise<CounsellorFacts[]>,
): Promise<Map<string, CounsellorFacts>> {
  const found = new Map<string, CounsellorFacts>();
  for (const routeId of routeIds) {
    for (const one of await read(routeId)) if (!found.has(one.id)) found.set(one.id, one);
  }
  return found;
}
