import { Injectable } from '@nestjs/common';
import type { ReportQueryDto } from '../../../contracts/reports/report-query.dto.js';
import type { HourCellDto, HoursReportDto } from '../../../contracts/reports/report.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { askedDays, atMost } from './asked-days.js';
import { RollUpReader, type Asked } from './roll-up-reader.js';

const mostDays = 92;

const hoursOf = (table: string, counts: readonly string[]) => `
  select extract(isodow from t.day)::int as weekday, extract(hour from t.hour at time zone s.time_zone)::int as hour,
    ${counts.map((count) => `sum(t.${count})::float8 as ${count}`).join(', ')}
  from ${table} t join site s on s.id = t.site_id
  where t.grain = 'hour' and t.day >= $1 and t.day <= $2 and ($3::uuid is null or t.site_id = $3)
  group by 1, 2`;

const tables = [
  hoursOf('report_callers', ['arrived', 'answered', 'abandoned']),
  hoursOf('report_requests', ['leads']),
  hoursOf('report_work', ['attempts', 'contacts']),
];
const nothing = { arrived: 0, answered: 0, abandoned: 0, leads: 0, attempts: 0, contacts: 0 } as const;

/** When people turn to us and when they are reached, by the hours of a week. */
@Injectable()
export class HoursReadModel {
  constructor(
    private readonly database: Database,
    private readonly rollUps: RollUpReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError reports/days */
  async of({ siteId, ...days }: ReportQueryDto): Promise<HoursReportDto> {
    const asked = { ...atMost(mostDays, askedDays(days, this.clock.now())), siteId: siteId ?? null };
    return { from: asked.from, to: asked.to, complete: await this.rollUps.isComplete(), cells: await this.cells(asked) };
  }

  private async cells({ from, to, siteId }: Asked): Promise<HourCellDto[]> {
    const parts = await Promise.all(tables.map((sql) => this.database.query<Partial<HourCellDto>>(sql, [from, to, siteId])));
    const cells = new Map<string, Omit<HourCellDto, never>>();
    for (const part of parts.flat()) {
      const [weekday, hour] = [part.weekday!, part.hour!];
      const key = `${weekday} ${hour}`;
      cells.set(key, { ...nothing, ...cells.get(key), ...part, weekday, hour });
    }
    return [...cells.values()].toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
  }
}
