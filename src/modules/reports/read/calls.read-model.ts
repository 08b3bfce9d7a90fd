import { Injectable } from '@nestjs/common';
import type { CallsQueryDto } from '../../../contracts/reports/report-query.dto.js';
import type { CallsReportDto, CallsRowDto } from '../../../contracts/reports/report.dto.js';
import { serviceLevel } from '../../../core/reports/service-level.js';
import { Clock } from '../../../platform/clock.js';
import { askedDays } from './asked-days.js';
import { toLengths } from './lengths-dto.js';
import { RollUpReader } from './roll-up-reader.js';

interface Counts {
  readonly key: string | null;
  readonly arrived: number;
  readonly answered: number;
  readonly within_20: number;
  readonly within_30: number;
  readonly within_60: number;
  readonly within_120: number;
  readonly abandoned: number;
  readonly abandoned_short: number;
  readonly asked_callback: number;
  readonly left_message: number;
  readonly transferred: number;
  readonly refused: number;
}
type Within = CallsQueryDto['within'];

const counts = (within: Within) => [
  'arrived',
  'answered',
  `within_${within}`,
  'abandoned',
  'abandoned_short',
  'asked_callback',
  'left_message',
  'transferred',
  'refused',
];
const groups = { day: 't.day::text as key', route: 't.route_id as key', site: 't.site_id as key' } as const;

/** How incoming calls came out, and how long people waited. */
@Injectable()
export class CallsReadModel {
  constructor(
    private readonly rollUps: RollUpReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError reports/days */
  async of({ by, within, siteId, ...days }: CallsQueryDto): Promise<CallsReportDto> {
    const asked = { ...askedDays(days, this.clock.now()), siteId: siteId ?? null };
    const table = { table: 'report_callers', counts: counts(within) };
    const [[total], rows, names, lengths, complete] = await Promise.all([
      this.rollUps.sums<Counts>({ ...table, groups: [] }, asked),
      this.rollUps.sums<Counts>({ ...table, groups: [groups[by]], byDay: by === 'day' }, asked),
      by === 'day' ? new Map<string, string>() : this.rollUps.names(by),
      this.rollUps.lengths(['answered', 'answered-gross', 'abandoned'], asked),
      this.rollUps.isComplete(),
    ]);
    const named = (row: Counts): CallsRowDto => {
      const name = row.key === null ? null : (names.get(row.key) ?? null);
      return { key: row.key, name, ...toFigures(row, within) };
    };
    return {
      from: asked.from,
      to: asked.to,
      complete,
      within,
      total: toFigures(total!, within),
      rows: rows.map(named),
      waits: toLengths(lengths.get('answered')),
      wholeWaits: toLengths(lengths.get('answered-gross')),
      patience: toLengths(lengths.get('abandoned')),
    };
  }
}

function toFigures(row: Counts, within: Within): Omit<CallsRowDto, 'key' | 'name'> {
  const { arrived, answered, abandoned, transferred, refused } = row;
  const inTime = row[`within_${within}`];
  return {
    arrived,
    answered,
    inTime,
    abandoned,
    abandonedShort: row.abandoned_short,
    askedCallback: row.asked_callback,
    leftMessage: row.left_message,
    transferred,
    refused,
    serviceLevel: serviceLevel({ answered, inTime, abandoned }),
  };
}
