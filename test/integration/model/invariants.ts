import { decideMove } from '../../../src/core/presence/decide-move.js';
import { presenceCauses, type PresenceFact } from '../../../src/core/presence/presence-table.js';
import type { Presence } from '../../../src/core/presence/presences.js';
import type { World } from './world.js';

/** What holds after every single commit: no grace, no repair. Each statement finds what must not be there. */
const never: Readonly<Record<string, string>> = {
  'promise 1: an open callback without a due time or an owner': `
    select id from callback where ended_at is null and (due_at is null or (owner_user_id is null and owner_team is null))`,
  'promise 1: a decision without a named human who works here': `
    select id from callback where state = 'needs-decision'
      and not exists (select from staff_user u where u.id = owner_user_id and u.active)`,
  'promise 1: a callback that ended without a reason': `
    select id from callback where ended_at is not null and (because is null or because = '')`,
  'promise 1: a callback in the queue without a place in line': `
    select c.id from callback c where state = 'queued'
      and not exists (select from queue_entry e where e.callback_id = c.id and e.ended_at is null)`,
  'promise 1: a place in line whose callback does not wait': `
    select e.id from queue_entry e join callback c on c.id = e.callback_id
      where e.ended_at is null and c.state not in ('queued', 'dialling')`,
  'promise 1: a callback that is dialled by nobody': `
    select c.id from callback c where state = 'dialling'
      and not exists (select from callback_attempt a where a.callback_id = c.id and a.ended_at is null)`,
  'promise 1: a lead of somebody who was never promised a callback': `
    select l.id from lead l where not exists (select from callback c where c.person_id = l.person_id)`,
  'promise 3: two open attempts for one person': `
    select person_id as id from callback_attempt where ended_at is null group by person_id having count(*) > 1`,
  'promise 3: two live legs of one person in a call of ours': `
    select k.person_id as id from call_leg l join call k on k.id = l.call_id
      where l.party = 'person' and l.ended_at is null and l.hang_up_requested_at is null group by k.person_id having count(*) > 1`,
  'promise 3: two rings at one number': `
    select to_number as id from call_leg where party = 'person' and inbound_call_id is null and ended_at is null
      group by to_number having count(*) > 1`,
  'promise 3: two pending offers of one counsellor': `
    select counsellor_id as id from offer where state = 'pending' group by counsellor_id having count(*) > 1`,
  'promise 3: two pending offers of one place in line': `
    select queue_entry_id as id from offer where state = 'pending' group by queue_entry_id having count(*) > 1`,
  'promise 3: two conversations of one counsellor': `
    select counsellor_id as id from call where ended_at is null group by counsellor_id having count(*) > 1`,
  'promise 3: two conversations with one person': `
    select person_id as id from call where ended_at is null group by person_id having count(*) > 1`,
  'promise 4: two open callbacks of one person': `
    select person_id as id from callback where ended_at is null group by person_id having count(*) > 1`,
  'a place in line is offered, and no offer is out': `
    select e.id from queue_entry e where state = 'offered'
      and not exists (select from offer o where o.queue_entry_id = e.id and o.state = 'pending')`,
  'an offer is out, and its place in line is not offered': `
    select o.id from offer o join queue_entry e on e.id = o.queue_entry_id where o.state = 'pending' and e.state <> 'offered'`,
  'somebody is marked as offered or has an offer, not both': `
    select c.id from counsellor c where (c.presence = 'offered')
      <> exists (select from offer o where o.counsellor_id = c.id and o.state = 'pending')`,
  'somebody is marked as on a call or has a call, not both': `
    select c.id from counsellor c where (c.presence = 'on-call')
      <> exists (select from call k where k.counsellor_id = c.id and k.ended_at is null)`,
};

const asked = Object.entries(never)
  .map(([what, sql]) => `select '${what}' as what, x.id::text from (${sql}) x`)
  .join(' union all ');

const steps = `
  select distinct was, presence from (
    select presence, lag(presence) over (partition by counsellor_id order by id) as was from presence_step) s where was is not null`;
const everyFact = new Set<PresenceFact>(['free', 'reachable', 'outcome-written', 'rested', 'time-is-up']);

/** Throws when anything stands in the database, or was seen at the phones, that must never be. */
export async function checkEverything({ floor, problems }: World): Promise<void> {
  const found = await floor.database.query<{ what: string; id: string }>(asked);
  const moves = await floor.database.query<{ was: Presence; presence: Presence }>(steps);
  const strange = moves.filter(
    ({ was: from, presence: to }) => !presenceCauses.some((by) => decideMove({ from, to, by }, everyFact).kind === 'go'),
  );
  const wrong = [
    ...problems,
    ...found.map(({ what, id }) => `${what}: ${id}`),
    ...strange.map(({ was, presence }) => `no way leads from ${was} to ${presence}`),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
