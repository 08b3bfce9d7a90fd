import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { daysAgain, hoursAgain, sumsAgain } from './count-again.sql.js';
import type { RollUp } from './roll-up.js';
import type { Span } from './touches.store.js';

interface SiteDay {
  readonly site_id: string;
  readonly day: string;
}

const daysOfSpans = `
  select distinct u.site_id, d.day::text from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) u(site_id, from_at, to_at)
    join site s on s.id = u.site_id
    cross join lateral (values ((u.from_at at time zone s.time_zone)::date),
      (((u.to_at - interval '1 microsecond') at time zone s.time_zone)::date)) d(day)`;

/** Writes the roll-ups: hours from rows, days from hours, months from days. */
@Injectable()
export class CountAgain {
  async run(tx: Tx, rollUp: RollUp, spans: readonly Span[]): Promise<void> {
    if (spans.length === 0) return;
    await tx.query(hoursAgain(rollUp), valuesOf(spans));
    const days = await tx.query<SiteDay>(daysOfSpans, valuesOf(spans));
    await tx.query(sumsAgain(rollUp, 'day'), listed(days));
    await tx.query(sumsAgain(rollUp, 'month'), listed(monthsOf(days)));
  }

  /** Of days whose hours are not kept; each span is such a day. */
  async wholeDays(tx: Tx, rollUp: RollUp, spans: readonly Span[]): Promise<void> {
    if (spans.length === 0) return;
    await tx.query(daysAgain(rollUp), valuesOf(spans));
    const days = await tx.query<SiteDay>(daysOfSpans, valuesOf(spans));
    await tx.query(sumsAgain(rollUp, 'month'), listed(monthsOf(days)));
  }

  /** Everything of these sites that can be counted anew. */
  async forget(tx: Tx, { table }: RollUp, siteIds: readonly string[], oldest: Date | null): Promise<void> {
    if (siteIds.length === 0) return;
    const since = `($2::timestamptz is null or (grain <> 'month' and day > $2::date))`;
    await tx.query(`delete from ${table} where site_id = any($1::uuid[]) and ${since}`, [siteIds, oldest]);
  }
}

function valuesOf(spans: readonly Span[]): readonly unknown[] {
  return [spans.map(({ site_id }) => site_id), spans.map(({ from_at }) => from_at), spans.map(({ to_at }) => to_at)];
}

function listed(days: readonly SiteDay[]): readonly unknown[] {
  return [days.map(({ site_id }) => site_id), days.map(({ day }) => day)];
}

function monthsOf(days: readonly SiteDay[]): SiteDay[] {
  const months = new Map(
    days.map(({ site_id, day }) => [`${site_id} ${day.slice(0, 7)}`, { site_id, day: `${day.slice(0, 7)}-01` }]),
  );
  return [...months.values()];
}
