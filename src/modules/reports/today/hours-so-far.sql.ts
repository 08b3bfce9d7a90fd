import type { RollUp } from '../roll-up/roll-up.js';

/**
 * Adds up the whole hours of days so far from the roll-ups, and the hour that has begun from its rows: to the second, however far
 * the roll-ups are. $1 sites, $2 days, $3 when the hour began, $4 until when.
 */
export function hoursSoFar(
  { table, dimensions, counts, rows }: RollUp,
  groups: readonly string[],
  wanted: readonly string[],
): string {
  const columns = [...dimensions, ...counts].join(', ');
  const sums = wanted.map((count) => `coalesce(sum(${count}), 0)::float8 as ${count}`);
  return `
    with part as (
      select u.site_id, u.day, u.from_at, u.to_at, z.time_zone
      from unnest($1::uuid[], $2::date[], $3::timestamptz[], $4::timestamptz[]) u(site_id, day, from_at, to_at)
        join site z on z.id = u.site_id),
    span as (select site_id, time_zone, from_at, to_at from part)
    select ${[...groups, ...sums].join(', ')} from (
      select ${columns.replaceAll(/\w+/g, 't.$&')} from part p
        join ${table} t on t.grain = 'hour' and t.day = p.day and t.site_id = p.site_id and t.hour < p.from_at
      union all select ${columns} from (${rows}) begun) so_far
    ${groups.length > 0 ? `group by ${groups.join(', ')}` : ''}`;
}
