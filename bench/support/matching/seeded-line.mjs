import { query } from '../../../scripts/postgres/server.mjs';

// Past triggers and foreign keys, which take many minutes for a million rows: what the triggers keep is written here too.
const untriggered = 'options=-c%20session_replication_role%3Dreplica';

const idsOfBench = `
  create function bench_id(kind text, n bigint) returns uuid language sql immutable parallel safe
    as $$ select (kind || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`;

const aRoute = [
  `insert into site (id, name, time_zone, phone_number, hours)
     values (bench_id('00000001', $1), 'Bench', 'America/New_York', '+1888555' || 2000 + $1, '{"always": true}')`,
  `insert into route (id, site_id, name, language) values (bench_id('00000002', $1), bench_id('00000001', $1), 'Bench', 'en')`,
];

// Nearly all are on a call. One in two hundred is free, but the carrier does not know their phone: nobody is offered to them.
const counsellors = [
  `insert into staff_user (id, email, name, password_hash, roles)
     select bench_id('00000003', n), n || '@ringback.example', 'Bench ' || n, 'nobody signs in', array['counsellor']
     from generate_series($1::bigint, $2) n`,
  `insert into counsellor (id, name, phone_number, presence, presence_since, phone_broken_at)
     select bench_id('00000003', n), 'Bench ' || n, '+1' || 6170000000 + n, case when n % 200 = 0 then 'available' else 'on-call' end,
       now() - interval '10 minutes', case when n % 200 = 0 then now() end
     from generate_series($1::bigint, $2) n`,
  `insert into presence_step (counsellor_id, at, presence)
     select id, presence_since, presence from counsellor where id between bench_id('00000003', $1) and bench_id('00000003', $2)`,
];

const serving = `
  insert into counsellor_route (counsellor_id, route_id, proficiency, free_since)
  select c.id, $1, 3 + n % 3, case when c.presence = 'available' then c.presence_since end
  from generate_series($2::bigint, $3) n join counsellor c on c.id = bench_id('00000003', n)`;

// Arrivals of a day in no order, so that the next in line may stand anywhere in the table.
const waiting = [
  `insert into person (id, language) select bench_id('00000004', n), 'en' from generate_series($1::bigint, $2) n`,
  `insert into phone_number (id, person_id, e164, automatic_calls)
     select bench_id('00000005', n), bench_id('00000004', n), '+1' || 2010000000 + n, true from generate_series($1::bigint, $2) n`,
  `insert into intake (id, person_id, site_id, stage, next_step, next_step_due_at, owner_team, opened_at, stage_since)
     select bench_id('00000006', n), bench_id('00000004', n), bench_id('00000001', $3), 'inquiry', 'Call them', now(), 'queue', now(), now()
     from generate_series($1::bigint, $2) n`,
  `insert into callback (id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, state, window_start, promised_by,
       due_at, because, owner_team, created_at)
     select bench_id('00000007', n), bench_id('00000004', n), bench_id('00000005', n), bench_id('00000006', n), bench_id('00000001', $3),
       bench_id('00000002', $3), 'form', 'standard', 'queued', at, at, at, 'Waiting for a counsellor.', 'queue', at
     from generate_series($1::bigint, $2) n, lateral (select now() - make_interval(secs => (hashint8(n)::bigint & 2147483647) % 86400) as at)`,
  `insert into callback_step (callback_id, at, state, because, window_start, promised_by)
     select id, created_at, state, because, window_start, promised_by from callback
     where id between bench_id('00000007', $1) and bench_id('00000007', $2)`,
  `insert into queue_entry (id, callback_id, person_id, route_id, urgency, last_counsellor_id, arrived_at, deadline_at, state)
     select bench_id('00000008', n), bench_id('00000007', n), bench_id('00000004', n), bench_id('00000002', $3), 'standard',
       case when n % 10 = 0 then (select counsellor_id from counsellor_route where route_id = bench_id('00000002', $3) limit 1) end,
       c.created_at, c.created_at + interval '5 minutes', 'waiting'
     from generate_series($1::bigint, $2) n join callback c on c.id = bench_id('00000007', n)`,
];

const tables =
  'staff_user, counsellor, counsellor_route, person, phone_number, intake, callback, queue_entry, site, route, outbox_message';
const idOf = (kind, n) => `${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const routeId = (n) => idOf('00000002', n);
export const counsellorId = (n) => idOf('00000003', n);

/** Routes of a bench database with as many counsellors and as many people in line as are asked for. */
export class SeededLine {
  #counsellors = 0;
  #people = 0;

  constructor(url) {
    this.url = `${url}?${untriggered}`;
  }

  async open() {
    await query(this.url, idsOfBench);
  }

  /** Returns the numbers of its counsellors: [first, last]. */
  async addRoute(n, counsellorsOfRoute) {
    for (const text of aRoute) await query(this.url, text, [n]);
    const numbers = [this.#counsellors + 1, this.#counsellors + counsellorsOfRoute];
    for (const text of counsellors) await query(this.url, text, numbers);
    await query(this.url, serving, [routeId(n), ...numbers]);
    this.#counsellors += counsellorsOfRoute;
    return numbers;
  }

  /** From now on these counsellors serve the route, and nobody else. */
  async serve(n, [first, last]) {
    await query(this.url, 'delete from counsellor_route where route_id = $1', [routeId(n)]);
    await query(this.url, serving, [routeId(n), first, last]);
    await query(this.url, 'vacuum analyze counsellor_route');
  }

  async addPeople(n, count) {
    for (const text of waiting) {
      const values = [this.#people + 1, this.#people + count, n];
      await query(this.url, text, text.includes('$3') ? values : values.slice(0, 2));
    }
    this.#people += count;
  }

  /** What the server does by itself soon after so many rows came. */
  async settle() {
    await query(this.url, `vacuum analyze ${tables}`);
    await query(this.url, 'checkpoint');
  }
}
