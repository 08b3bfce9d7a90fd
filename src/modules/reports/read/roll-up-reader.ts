import { Injectable } from '@nestjs/common';
import { coverOf, singleDays, type DayRange } from '../../../core/reports/cover.js';
import type { Bin } from '../../../core/reports/histogram.js';
import { Database } from '../../../platform/database/database.js';

/** Days of one site, or of all. */
export interface Asked extends DayRange {
  readonly siteId: string | null;
}

interface Sums {
  readonly table: string;
  /** Columns, or expressions with a name of their own. */
  readonly groups: readonly string[];
  readonly counts: readonly string[];
  /** Of lengths, what they are of. */
  readonly whats?: readonly string[];
  /** Single days are wanted: months would not tell them. */
  readonly byDay?: boolean;
}

const isCounting = `select exists (select from report_touch where kind in ('day', 'site')) as yes`;

/** Adds up roll-ups: a year is twelve months and some days. */
@Injectable()
export class RollUpReader {
  constructor(private readonly database: Database) {}

  /** One row for each group; no group: one row, of zeros if there is nothing. */
  sums<Row>({ table, groups, counts, whats, byDay = false }: Sums, { siteId, ...days }: Asked): Promise<Row[]> {
    const named = groups.map((group, index) => `${index + 1}`).join(', ');
    const sums = counts.map((count) => `coalesce(sum(t.${count}), 0)::float8 as "${count}"`);
    const stretches = byDay ? singleDays(days) : coverOf(days);
    return this.database.query<Row>(
      `select ${[...groups, ...sums].join(', ')}
       from unnest($1::text[], $2::date[], $3::date[]) d(grain, first, before)
         join ${table} t on t.grain = d.grain and t.day >= d.first and t.day < d.before
       where ($4::uuid is null or t.site_id = $4)${whats ? ' and t.what = any($5::text[])' : ''}
       ${named ? `group by ${named} order by ${named}` : ''}`,
      [
        stretches.map(({ grain }) => grain),
        stretches.map(({ from }) => from),
        stretches.map(({ before }) => before),
        siteId,
        ...(whats ? [whats] : []),
      ],
    );
  }

  /** Bins of lengths by what they are of. */
  async lengths(whats: readonly string[], asked: Asked): Promise<ReadonlyMap<string, readonly Bin[]>> {
    const sums = { table: 'report_lengths', groups: ['t.what', 't.bin'], counts: ['n'], whats };
    const rows = await this.sums<Bin & { what: string }>(sums, asked);
    return binsByWhat(rows);
  }

  async isComplete(): Promise<boolean> {
    const [row] = await this.database.query<{ yes: boolean }>(isCounting);
    return !row!.yes;
  }

  /** Names of rows by their id. */
  async names(table: 'route' | 'site' | 'source' | 'counsellor'): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(`select id, name from ${table}`);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

export function binsByWhat(rows: readonly (Bin & { readonly what: string })[]): ReadonlyMap<string, readonly Bin[]> {
  const bins = new Map<string, Bin[]>();
  for (const { what, bin, n } of rows) {
    const same = bins.get(what) ?? [];
    same.push({ bin, n });
    bins.set(what, same);
  }
  return bins;
}
