import { Injectable } from '@nestjs/common';
import type { RequestsQueryDto } from '../../../contracts/reports/report-query.dto.js';
import type { RequestFiguresDto, RequestsReportDto, RequestsRowDto } from '../../../contracts/reports/report.dto.js';
import { Clock } from '../../../platform/clock.js';
import { askedDays } from './asked-days.js';
import { toLengths } from './lengths-dto.js';
import { RollUpReader } from './roll-up-reader.js';

const table = { table: 'report_requests', counts: ['leads', 'requests', 'attempted', 'reached'] };
const groups = {
  day: 't.day::text as key',
  route: 't.route_id as key',
  site: 't.site_id as key',
  source: 't.source_id as key',
} as const;

/** Leads, how many of them were tried and reached, and how soon. */
@Injectable()
export class RequestsReadModel {
  constructor(
    private readonly rollUps: RollUpReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError reports/days */
  async of({ by, siteId, ...days }: RequestsQueryDto): Promise<RequestsReportDto> {
    const asked = { ...askedDays(days, this.clock.now()), siteId: siteId ?? null };
    const [[total], rows, names, lengths, complete] = await Promise.all([
      this.rollUps.sums<RequestFiguresDto>({ ...table, groups: [] }, asked),
      this.rollUps.sums<Omit<RequestsRowDto, 'name'>>({ ...table, groups: [groups[by]], byDay: by === 'day' }, asked),
      by === 'day' ? new Map<string, string>() : this.rollUps.names(by),
      this.rollUps.lengths(['first-attempt', 'conversation'], asked),
      this.rollUps.isComplete(),
    ]);
    return {
      from: asked.from,
      to: asked.to,
      complete,
      total: total!,
      rows: rows.map((row) => ({ ...row, name: row.key === null ? null : (names.get(row.key) ?? null) })),
      firstAttempt: toLengths(lengths.get('first-attempt'), total!.requests),
      conversation: toLengths(lengths.get('conversation'), total!.requests),
    };
  }
}
