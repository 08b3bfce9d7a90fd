import { Injectable } from '@nestjs/common';
import type { ReportQueryDto } from '../../../contracts/reports/report-query.dto.js';
import type { PromisesReportDto } from '../../../contracts/reports/report.dto.js';
import { Clock } from '../../../platform/clock.js';
import { askedDays } from './asked-days.js';
import { toLateBy, toPromiseFigures, type PromiseCounts } from './promise-figures.js';
import { RollUpReader } from './roll-up-reader.js';

/** How many promises were kept, day by day, and what the late ones are put down to. */
@Injectable()
export class PromisesReportReadModel {
  constructor(
    private readonly rollUps: RollUpReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError reports/days */
  async of({ siteId, ...days }: ReportQueryDto): Promise<PromisesReportDto> {
    const asked = { ...askedDays(days, this.clock.now()), siteId: siteId ?? null };
    const groups = ['t.day::text as key', 't.verdict', 't.cause'];
    const sums = { table: 'report_promises', groups, counts: ['n', 'late_seconds'], byDay: true };
    const rows = await this.rollUps.sums<PromiseCounts & { key: string }>(sums, asked);
    const keys = [...new Set(rows.map(({ key }) => key))];
    return {
      from: asked.from,
      to: asked.to,
      complete: await this.rollUps.isComplete(),
      total: toPromiseFigures(rows),
      rows: keys.map((key) => ({ key, ...toPromiseFigures(rows.filter((row) => row.key === key)) })),
      lateBy: toLateBy(rows),
    };
  }
}
