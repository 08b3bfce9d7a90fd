import { randomUUID } from 'node:crypto';
import { nextNumber } from '../app-under-test.mjs';
import { counsellorPhone } from '../hotline.mjs';

export const counsellorsOfLane = 3;

const staff = (id, role) => `insert into staff_user (id, email, name, password_hash, roles)
  values ('${id}', '${id}@ringback.example', 'Bench', 'nobody signs in', array['${role}'])`;

/** A site of its own for the lane, with three counsellors; a manager who decides when nobody could be reached. */
export async function laneRows(database, n) {
  const [siteId, routeId, managerId] = [randomUUID(), randomUUID(), randomUUID()];
  const number = `+1888${555_2000 + n}`;
  await database.query(staff(managerId, 'manager'));
  await database.query(
    `insert into site (id, name, time_zone, phone_number, hours) values ($1, 'Bench', 'America/New_York', $2, '{"always": true}')`,
    [siteId, number],
  );
  await database.query(`insert into route (id, site_id, name, language) values ($1, $2, 'Bench', 'en')`, [routeId, siteId]);
  const counsellors = [];
  for (let c = 1; c <= counsellorsOfLane; c++) counsellors.push(await hireOne(database, routeId, counsellorPhone(n * 10 + c)));
  return { siteId, routeId, number, counsellors };
}

async function hireOne(database, routeId, phone) {
  const id = randomUUID();
  await database.query(staff(id, 'counsellor'));
  await database.query(`insert into counsellor (id, name, phone_number, presence_since) values ($1, 'Bench', $2, now())`, [
    id,
    phone,
  ]);
  await database.query(`insert into counsellor_route (counsellor_id, route_id) values ($1, $2)`, [id, routeId]);
  return id;
}

/** All counsellors of the lane are free, whatever they did before: they owe no outcome, or their next wrap-up would never end. */
export async function freeCounsellors(database, { counsellors }, at) {
  await database.query(
    `update call set disposition = 'reached', disposition_at = $2
     where counsellor_id = any($1::uuid[]) and connected_at is not null and disposition is null`,
    [counsellors, at],
  );
  await database.query(
    `update counsellor set presence = 'available', presence_until = null, missed_in_a_row = 0, presence_since = $2,
       phone_broken_at = null where id = any($1::uuid[])`,
    [counsellors, at],
  );
}

const somebodyDue = `
  with who as (insert into person (id, language, created_at) values ($1, 'en', $8)),
  phone as (insert into phone_number (id, person_id, e164, automatic_calls, created_at) values ($2, $1, $3, true, $8)),
  wish as (insert into intake (id, person_id, site_id, stage, next_step, next_step_due_at, owner_team, opened_at, stage_since)
    values ($4, $1, $5, 'inquiry', 'Call them', $8, 'queue', $8, $8)),
  party as (insert into intake_party (intake_id, person_id, roles, since) values ($4, $1, '{caller,patient}', $8))
  insert into callback (id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, state, window_start, promised_by,
    due_at, because, owner_team, created_at)
  values ($6, $1, $2, $4, $5, $7, 'form', 'standard', 'scheduled', $8, $8, $8, 'As soon as possible.', 'queue', $8)`;

/** Somebody nobody called before, whose callback is due: { personId, callbackId, number }. */
export async function somebody(database, { siteId, routeId }, at) {
  const [personId, callbackId, number] = [randomUUID(), randomUUID(), nextNumber()];
  await database.query(somebodyDue, [personId, randomUUID(), number, randomUUID(), siteId, callbackId, routeId, at]);
  return { personId, callbackId, number };
}

// What the sweep of the application would find, in this lane alone: there every lane would see the clock of another.
const overdue = `
  select id, case when state <> 'intended' then 'check-leg' when hang_up_requested_at is null then 'place-leg' else 'end-leg' end as job
  from call_leg where from_number = $1 and ended_at is null`;
const unrung = `
  select o.id from offer o join queue_entry e on e.id = o.queue_entry_id
  where e.route_id = $1 and not exists (select from call_leg l where l.offer_id = o.id)
    and (o.state = 'pending' or exists (
      select from callback_attempt a join call k on k.attempt_id = a.id where a.offer_id = o.id and k.ended_at is null))`;

const backAtWork = `
  update counsellor set presence = 'available', presence_since = $2, missed_in_a_row = 0, phone_broken_at = null
  where id = any($1::uuid[]) and (presence = 'break' or phone_broken_at is not null)`;

/** The legs that nobody looks after, each with the job that would; offers for which no phone rang; whether somebody waits. */
export async function leftOver(database, { number, routeId }) {
  const legs = await database.query(overdue, [number]);
  const offers = await database.query(unrung, [routeId]);
  const waiting = await database.query(`select id from queue_entry where route_id = $1 and state = 'waiting'`, [routeId]);
  return { legs, offers: offers.map(({ id }) => id), waiting: waiting.length > 0 };
}

/** Whoever missed three offers, or whose phone was thought to be broken, works again. */
export async function comeBack(database, { counsellors }, at) {
  await database.query(backAtWork, [counsellors, at]);
}
