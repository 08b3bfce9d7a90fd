import { defaultRoutingPolicy as policy } from '../../../src/core/routing/routing-policy.js';
import type { World } from './world.js';

/** The line before something happens, and the offers that were made until then. */
export interface Standing {
  readonly waiting: readonly string[];
  readonly offers: readonly string[];
}

/**
 * SQL: counsellor `c` may not be offered `e` at this instant, by what the policy says: they refused it a moment ago, or it is kept for
 * somebody who may come free. Written down a second time, so that the program's own reading of the policy is not its own judge.
 */
const kept = (c: string, at: string) => `(
  exists (select from offer r where r.queue_entry_id = e.id and r.counsellor_id = ${c} and r.state in ('declined', 'expired')
    and r.ended_at > ${at} - interval '${policy.secondTryAfterSeconds} seconds' and r.ended_at <= ${at})
  or (e.urgency <> 'urgent' and e.last_counsellor_id <> ${c} and e.arrived_at > ${at} - interval '${policy.reliefSeconds} seconds'))`;

const overtaken = `
  select f.id as later, e.id as earlier, o.counsellor_id from offer o join queue_entry f on f.id = o.queue_entry_id
    join queue_entry e on e.route_id = f.route_id and (e.deadline_at, e.id) < (f.deadline_at, f.id)
  where o.id <> all($1::uuid[]) and e.id = any($2::uuid[]) and e.state = 'waiting'
    and not exists (select from offer x where x.queue_entry_id = e.id and x.id <> all($1::uuid[]))
    and not ${kept('o.counsellor_id', 'o.offered_at')}`;

const overlooked = `
  select e.id, c.name from queue_entry e join counsellor_route r on r.route_id = e.route_id join counsellor c on c.id = r.counsellor_id
  where e.state = 'waiting' and c.presence = 'available' and c.phone_broken_at is null and not ${kept('c.id', '$1::timestamptz')}`;

export async function standing({ floor }: World): Promise<Standing> {
  const ids = async (sql: string) => (await floor.database.query<{ id: string }>(sql)).map(({ id }) => id);
  return { waiting: await ids(`select id from queue_entry where state = 'waiting'`), offers: await ids('select id from offer') };
}

/** Nobody was offered before somebody who waited all the time, has the earlier deadline and could have been offered to the same one. */
export async function checkOrder({ floor }: World, before: Standing): Promise<void> {
  const found = await floor.database.query(overtaken, [before.offers, before.waiting]);
  if (found.length > 0) throw new Error(`Somebody was overtaken in line: ${JSON.stringify(found)}`);
}

/** Nobody waits while somebody is free who may be asked. */
export async function checkNobodyOverlooked({ floor, now }: World): Promise<void> {
  const found = await floor.database.query(overlooked, [now]);
  if (found.length > 0) throw new Error(`Somebody waits although somebody is free: ${JSON.stringify(found)}`);
}
