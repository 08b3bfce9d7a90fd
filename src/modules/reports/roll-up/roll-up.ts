/** What may have been touched; `row_id` of a touch names it. */
export type TouchKind = 'lead' | 'callback' | 'caller' | 'offer' | 'intake' | 'presence' | 'hour' | 'day' | 'site';
type FollowedKind = Exclude<TouchKind, 'hour' | 'day' | 'site'>;

/**
 * A table of counts, and how an hour of it is counted from the rows. Whatever was touched, its hours are counted again: so late, repeated
 * and reordered changes come to the same (ADR 0051).
 */
export interface RollUp {
  readonly table: string;
  readonly dimensions: readonly string[];
  readonly counts: readonly string[];
  /**
   * Selects `site_id`, `hour`, the dimensions and the counts, grouped, of what happened in the spans
   * `span (site_id, time_zone, from_at, to_at)`.
   */
  readonly rows: string;
  /** Selects `site_id` and `at` of every hour that follows from the touches `touch (row_id, at)`. */
  readonly follows: Partial<Readonly<Record<FollowedKind, string>>>;
  /** Whose rows are forgotten after so many days: what is older is never counted again. */
  readonly rowsLastDays?: number;
  /** Its hours would be as many as the rows: those of days before so many are not kept, and such a day is counted as a whole. */
  readonly hoursLastDays?: number;
}

/** The hour of an instant in the site's zone; of the two that the clock shows when it is put back, the right one. */
export const hourOf = (instant: string) => `date_trunc('hour', ${instant}, s.time_zone)`;

/**
 * The rows of a table in each span `s`, found by the index of `instant`; with `ofSite`, those of its site. "offset 0" keeps it a look-up
 * for each span: left to choose, the planner reads whole tables for a few hours, since it cannot know how short the spans are.
 */
export function inSpan(table: string, instant: string, ofSite: 'of the site' | 'of all'): string {
  const site = ofSite === 'of the site' ? ' and x.site_id = s.site_id' : '';
  return `cross join lateral (
    select * from ${table} x where x.${instant} >= s.from_at and x.${instant} < s.to_at${site} offset 0)`;
}

/** What belongs to each of these rows, looked up row by row; rows without it are left out. */
export const lookedUp = (select: string) => `cross join lateral (${select} offset 0)`;
