import type { MigrationInterface, QueryRunner } from 'typeorm';

const bucket = `
        grain text not null,
        -- of the site's calendar; of a month its first
        day date not null,
        -- when the hour began; null of days and months
        hour timestamptz,
        site_id uuid not null,`;

/** A roll-up: counts by bucket, site and dimensions. No row of it speaks of one person. */
function rollUp(table: string, dimensions: string, counts: string, references: string): string {
  const names = dimensions.split(', ').map((dimension) => dimension.split(' ')[0]!);
  return `
      create table ${table} (${bucket}
        ${dimensions},
        ${counts.replaceAll(/(\w+)/g, '$1 bigint not null')},
        constraint ${table}_unique unique nulls not distinct (grain, day, site_id, hour, ${names.join(', ')}),
        constraint ${table}_grain check (grain in ('hour', 'day', 'month') and (grain = 'hour') = (hour is not null)),
        constraint ${table}_site_fk foreign key (site_id) references site (id)${references}
      );`;
}

const byRoute = (table: string) => `,
        constraint ${table}_route_fk foreign key (route_id) references route (id)`;
const byCounsellor = (table: string) => `,
        constraint ${table}_counsellor_fk foreign key (counsellor_id) references counsellor (id)`;
const bySource = (table: string) => `,
        constraint ${table}_source_fk foreign key (source_id) references source (id)`;

const tables = [
  rollUp(
    'report_callers',
    'route_id uuid',
    'arrived, answered, within_20, within_30, within_60, within_120, abandoned, abandoned_short, asked_callback, left_message, transferred, refused',
    byRoute('report_callers'),
  ),
  rollUp(
    'report_requests',
    'route_id uuid, source_id uuid not null',
    'leads, requests, attempted, reached',
    byRoute('report_requests') + bySource('report_requests'),
  ),
  rollUp('report_lengths', 'what text not null, bin int not null', 'n', ''),
  rollUp('report_promises', 'route_id uuid, verdict text not null, cause text', 'n, late_seconds', byRoute('report_promises')),
  rollUp(
    'report_work',
    'counsellor_id uuid not null',
    'offers, accepted, declined, missed, attempts, contacts, talks, talk_seconds',
    byCounsellor('report_work'),
  ),
  rollUp('report_presence', 'counsellor_id uuid not null', 'available_seconds, shift_seconds', byCounsellor('report_presence')),
  rollUp(
    'report_funnel',
    'source_id uuid',
    'begun, attempted, contacted, screened, reviewed, approved, scheduled, admitted, closed',
    bySource('report_funnel'),
  ),
];

interface Watched {
  readonly table: string;
  readonly kind: string;
  /** The column that names the row to look at. */
  readonly id: string;
  /** Of an inserted row; empty: each. */
  readonly inserted: string | null;
  /** Of a changed row; null: never. */
  readonly changed: string | null;
  /** What else a change touches. */
  readonly before?: string;
}

const differ = (columns: string) => {
  const of = (row: string) =>
    columns
      .split(' ')
      .map((column) => `${row}.${column}`)
      .join(', ');
  return `(${of('old')}) is distinct from (${of('new')})`;
};
const hourOf = (site: string, at: string) => `insert into report_touch (kind, row_id, at) select 'hour', ${site}, ${at}`;

const watched: readonly Watched[] = [
  {
    table: 'lead',
    kind: 'lead',
    id: 'id',
    inserted: '',
    changed: differ('received_at intake_id callback_id source_id'),
    before: `${hourOf('c.site_id', 'old.received_at')} from callback c where c.id = old.callback_id;
        insert into report_touch (kind, row_id) values ('intake', old.intake_id)`,
  },
  { table: 'lead_mark', kind: 'lead', id: 'lead_id', inserted: '', changed: null },
  {
    table: 'callback',
    kind: 'callback',
    id: 'id',
    inserted: '',
    changed: differ('window_start promised_by intake_id site_id'),
    before: `insert into report_touch (kind, row_id) select 'lead', l.id from lead l
          where l.intake_id = old.intake_id and old.intake_id is distinct from new.intake_id`,
  },
  {
    table: 'promise_verdict',
    kind: 'callback',
    id: 'callback_id',
    inserted: `verdict <> 'open'`,
    changed: differ('verdict late_seconds cause route_id'),
  },
  {
    table: 'callback_attempt',
    kind: 'callback',
    id: 'callback_id',
    inserted: 'dialled_at is not null',
    changed: differ('dialled_at outcome counsellor_id'),
    // a ring that was none after all: their call and ours became one
    before: `${hourOf('c.site_id', 'old.dialled_at')} from callback c where c.id = old.callback_id
          and old.dialled_at is not null and old.dialled_at is distinct from new.dialled_at`,
  },
  {
    table: 'call',
    kind: 'callback',
    id: 'callback_id',
    inserted: 'connected_at is not null',
    changed: differ('connected_at ended_at disposition counsellor_id'),
  },
  {
    table: 'inbound_call',
    kind: 'caller',
    id: 'id',
    inserted: '',
    changed: differ('route_id waiting_since talked_at ended_at outcome chose_callback'),
  },
  { table: 'offer', kind: 'offer', id: 'id', inserted: `state <> 'pending'`, changed: differ('state') },
  { table: 'stage_change', kind: 'intake', id: 'intake_id', inserted: '', changed: null },
];

/** Each change leaves a row, and never waits for another transaction. Inserts are told by the statement: leads come in batches. */
function watch({ table, kind, id, inserted, changed, before }: Watched): string {
  const where = inserted ? ` where ${inserted}` : '';
  const insert = `
      create function report_${table}_added() returns trigger language plpgsql as $$
        begin insert into report_touch (kind, row_id) select '${kind}', ${id} from fresh${where}; return null; end $$;
      create trigger ${table}_reported_new after insert on ${table} referencing new table as fresh
        for each statement execute function report_${table}_added();`;
  if (changed === null) return insert;
  return `${insert}
      create function report_${table}_changed() returns trigger language plpgsql as $$
        begin
        insert into report_touch (kind, row_id) values ('${kind}', new.${id});
        ${before ? `${before};` : ''}
        return null;
        end $$;
      create trigger ${table}_reported_change after update on ${table} for each row when (${changed})
        execute function report_${table}_changed();`;
}

function unwatch({ table, changed }: Watched): string {
  return `
      drop trigger ${table}_reported_new on ${table};
      drop function report_${table}_added;
      ${changed === null ? '' : `drop trigger ${table}_reported_change on ${table}; drop function report_${table}_changed;`}`;
}

const tableNames =
  'report_callers, report_requests, report_lengths, report_promises, report_work, report_presence, report_funnel';

/** What reports read, and what of it has to be made again (ADR 0051). */
export class Reports1764000000057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what changed since the roll-ups were made: a row that others follow from, an hour, a day or a whole site
      create table report_touch (
        id bigint generated always as identity,
        kind text not null,
        row_id uuid not null,
        at timestamptz,
        constraint report_touch_pk primary key (id),
        constraint report_touch_kind check
          (kind in ('lead', 'callback', 'caller', 'offer', 'intake', 'presence', 'hour', 'day', 'site')),
        constraint report_touch_at check ((kind in ('presence', 'hour', 'day')) = (at is not null))
      );
      create index report_touch_days_idx on report_touch (at desc) where kind = 'day';
      ${tables.join('')}
      ${watched.map(watch).join('')}
      create function report_presence_added() returns trigger language plpgsql as $$
        begin insert into report_touch (kind, row_id, at) select 'presence', counsellor_id, at from fresh; return null; end $$;
      create trigger presence_step_reported_new after insert on presence_step referencing new table as fresh
        for each statement execute function report_presence_added();
      create function report_site_changed() returns trigger language plpgsql as $$
        begin insert into report_touch (kind, row_id) values ('site', new.id); return null; end $$;
      create trigger site_reported_change after update on site for each row when (old.time_zone is distinct from new.time_zone)
        execute function report_site_changed();

      -- an hour of each
      create index lead_received_idx on lead (received_at);
      create index lead_intake_idx on lead (intake_id, received_at);
      create index intake_opened_idx on intake (site_id, opened_at);
      create index callback_attempt_dialled_idx on callback_attempt (dialled_at) where dialled_at is not null;
      create index call_connected_idx on call (site_id, connected_at) where connected_at is not null;
      create index call_callback_idx on call (callback_id);
      create index offer_offered_idx on offer (offered_at);

      -- all that there was before
      insert into report_touch (kind, row_id) select 'site', id from site;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index offer_offered_idx, call_callback_idx, call_connected_idx, callback_attempt_dialled_idx, intake_opened_idx,
        lead_intake_idx, lead_received_idx;
      drop trigger site_reported_change on site;
      drop function report_site_changed;
      drop trigger presence_step_reported_new on presence_step;
      drop function report_presence_added;
      ${watched.map(unwatch).join('')}
      drop table ${tableNames}, report_touch;
    `);
  }
}
