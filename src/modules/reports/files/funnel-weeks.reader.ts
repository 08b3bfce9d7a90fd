import { Injectable } from '@nestjs/common';
import type { ReportQueryDto } from '../../../contracts/reports/report-query.dto.js';
import { funnelSteps } from '../../../core/reports/funnel-steps.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { askedDays } from '../read/asked-days.js';
import type { FunnelWeek } from './report-tables.js';

const sums = [...funnelSteps, 'closed'].map((step) => `sum(t.${step})::float8 as ${step}`).join(', ');
// Weeks all of whose days are asked for and over.
const weeks = `
  select date_trunc('week', t.day)::date::text as week, s.name as source, ${sums}
  from report_funnel t left join source s on s.id = t.source_id
  where t.grain = 'day' and t.day >= $1 and t.day <= $2
    and date_trunc('week', t.day)::date >= $1::date and date_trunc('week', t.day)::date + 6 <= least($2::date, $3::date - 1)
  group by 1, t.source_id, s.name order by 1, s.name nulls last`;

/** The funnel by finished weeks of all sites together: there is one way to cut the numbers and no other (A-101, ADR 0021). */
@Injectable()
export class FunnelWeeksReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError reports/days */
  of(query: ReportQueryDto): Promise<FunnelWeek[]> {
    const now = this.clock.now();
    const { from, to } = askedDays(query, now);
    return this.database.query<FunnelWeek>(weeks, [from, to, now.toISOString().slice(0, 10)]);
  }
}
