import type { RollUp } from './roll-up.js';

/** The spans that a statement looks at: $1 sites, $2 from, $3 to. */
export const spans = `span as (
    select u.site_id, u.from_at, u.to_at, z.time_zone
    from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) u(site_id, from_at, to_at) join site z on z.id = u.site_id)`;

const dayOf = (instant: string) => `(${instant} at time zone s.time_zone)::date`;

/** Counts the hours of the spans again, from the rows. */
export function hoursAgain(rollUp: RollUp): string {
  const isMeant = `t.grain = 'hour' and t.site_id = s.site_id and t.hour >= s.from_at and t.hour < s.to_at
      and t.day between ${dayOf('s.from_at')} and ${dayOf(`(s.to_at - interval '1 microsecond')`)}`;
  const fresh = `select 'hour' as grain, ${dayOf('c.hour')} as day, c.hour, ${columnsOf(rollUp, 'c.')}
    from (${rollUp.rows}) c join (select distinct site_id, time_zone from span) s on s.site_id = c.site_id`;
  return again(rollUp, spans, fresh, isMeant);
}

/** Counts whole days of the spans again, from the rows; hours that were kept of them go. */
export function daysAgain(rollUp: RollUp): string {
  const isMeant = `t.grain in ('hour', 'day') and t.site_id = s.site_id and t.day = ${dayOf('s.from_at')}`;
  const names = ['c.site_id', ...rollUp.dimensions.map((name) => `c.${name}`)].join(', ');
  const fresh = `select 'day' as grain, ${dayOf('c.hour')} as day, null::timestamptz as hour, ${names},
      ${rollUp.counts.map((count) => `sum(c.${count})::bigint as ${count}`).join(', ')}
    from (${rollUp.rows}) c join (select distinct site_id, time_zone from span) s on s.site_id = c.site_id
    group by 2, ${names}`;
  return again(rollUp, spans, fresh, isMeant);
}

/** Adds up days from their hours, or months from their days: $1 sites, $2 days, of months their first. */
export function sumsAgain(rollUp: RollUp, grain: 'day' | 'month'): string {
  const picked = `span as (select u.site_id, u.day from unnest($1::uuid[], $2::date[]) u(site_id, day))`;
  const isMeant = `t.grain = '${grain}' and t.site_id = s.site_id and t.day = s.day`;
  const parts =
    grain === 'day'
      ? `p.grain = 'hour' and p.day = s.day`
      : `p.grain = 'day' and p.day >= s.day and p.day < s.day + interval '1 month'`;
  const names = ['site_id', ...rollUp.dimensions];
  const fresh = `select '${grain}' as grain, s.day, null::timestamptz as hour, ${names.map((name) => `p.${name}`).join(', ')},
      ${rollUp.counts.map((count) => `sum(p.${count})::bigint as ${count}`).join(', ')}
    from span s join ${rollUp.table} p on p.site_id = s.site_id and ${parts}
    group by s.day, ${names.map((name) => `p.${name}`).join(', ')}`;
  return again(rollUp, picked, fresh, isMeant);
}

const columnsOf = ({ dimensions, counts }: RollUp, of: string) =>
  ['site_id', ...dimensions, ...counts].map((name) => of + name).join(', ');

/** Rows that come to the same are left alone, so that a bucket which is looked at often is not written often. */
function again(rollUp: RollUp, picked: string, fresh: string, isMeant: string): string {
  const { table, dimensions, counts } = rollUp;
  const key = ['grain', 'day', 'site_id', 'hour', ...dimensions];
  // As text, so that a null is like another; and "not in" is always looked up in a hash, however few rows the planner expects.
  const written = (of: string) => `(${['site_id', 'day', 'hour', ...dimensions].map((name) => of + name).join(', ')})::text`;
  const row = (of: string) => `(${counts.map((count) => of + count).join(', ')})`;
  return `with ${picked},
    fresh as materialized (${fresh}),
    gone as (
      delete from ${table} t using span s where ${isMeant}
        and ${written('t.')} not in (select ${written('f.')} from fresh f))
    insert into ${table} (grain, day, hour, ${columnsOf(rollUp, '')}) select * from fresh
    on conflict (${key.join(', ')}) do update set ${counts.map((count) => `${count} = excluded.${count}`).join(', ')}
      where ${row(`${table}.`)} is distinct from ${row('excluded.')}`;
}
