import { Injectable } from '@nestjs/common';
import type { ReportQueryDto } from '../../../contracts/reports/report-query.dto.js';
import type {
  CounsellorRowDto,
  CounsellorsReportDto,
  FunnelReportDto,
  FunnelRowDto,
} from '../../../contracts/reports/report.dto.js';
import { fairnessOf } from '../../../core/reports/fairness.js';
import { funnelSteps } from '../../../core/reports/funnel-steps.js';
import { shareOf } from '../../../core/reports/service-level.js';
import { Clock } from '../../../platform/clock.js';
import { askedDays } from './asked-days.js';
import { RollUpReader, type Asked } from './roll-up-reader.js';

interface Work {
  readonly id: string;
  readonly offers: number;
  readonly accepted: number;
  readonly declined: number;
  readonly missed: number;
  readonly attempts: number;
  readonly contacts: number;
  readonly talks: number;
  readonly talk_seconds: number;
}

interface Time {
  readonly id: string;
  readonly available_seconds: number;
  readonly shift_seconds: number;
}

const noWork = { offers: 0, accepted: 0, declined: 0, missed: 0, attempts: 0, contacts: 0, talks: 0, talk_seconds: 0 } as const;
const work = {
  table: 'report_work',
  groups: ['t.counsellor_id as id'],
  counts: Object.keys(noWork),
};
const time = { table: 'report_presence', groups: ['t.counsellor_id as id'], counts: ['available_seconds', 'shift_seconds'] };
const funnel = { table: 'report_funnel', groups: ['t.source_id as "sourceId"'], counts: [...funnelSteps, 'closed'] };

/** Where people came from and how far they came; who was offered whom, and answered. */
@Injectable()
export class PeopleReadModel {
  constructor(
    private readonly rollUps: RollUpReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError reports/days */
  async funnel({ siteId, ...days }: ReportQueryDto): Promise<FunnelReportDto> {
    const asked = { ...askedDays(days, this.clock.now()), siteId: siteId ?? null };
    const [rows, names] = [
      await this.rollUps.sums<Omit<FunnelRowDto, 'name'>>(funnel, asked),
      await this.rollUps.names('source'),
    ];
    return {
      from: asked.from,
      to: asked.to,
      complete: await this.rollUps.isComplete(),
      rows: rows
        .map((row) => ({ ...row, name: row.sourceId === null ? null : (names.get(row.sourceId) ?? null) }))
        .toSorted((a, b) => b.begun - a.begun),
    };
  }

  /** @throws DomainError reports/days */
  async counsellors({ siteId, ...days }: ReportQueryDto): Promise<CounsellorsReportDto> {
    const asked = { ...askedDays(days, this.clock.now()), siteId: siteId ?? null };
    return { from: asked.from, to: asked.to, complete: await this.rollUps.isComplete(), rows: await this.rows(asked) };
  }

  private async rows(asked: Asked): Promise<CounsellorRowDto[]> {
    const [done, times, names] = await Promise.all([
      this.rollUps.sums<Work>(work, asked),
      this.rollUps.sums<Time>(time, { ...asked, siteId: null }),
      this.rollUps.names('counsellor'),
    ]);
    const [doneBy, timeOf] = [new Map(done.map((row) => [row.id, row])), new Map(times.map((row) => [row.id, row]))];
    const ids = [...new Set([...doneBy.keys(), ...(asked.siteId === null ? timeOf.keys() : [])])];
    const rows = ids.map((id) => toRow({ id, ...noWork, ...doneBy.get(id) }, timeOf.get(id), names.get(id) ?? ''));
    return rows.map((row) => ({ ...row, fairness: fairnessOf(row, rows) })).toSorted((a, b) => a.name.localeCompare(b.name));
  }
}

function toRow({ id, talk_seconds, ...done }: Work, time: Time | undefined, name: string): Omit<CounsellorRowDto, 'fairness'> {
  return {
    counsellorId: id,
    name,
    ...done,
    talkSeconds: talk_seconds,
    answerRate: shareOf(done.accepted, done.offers),
    contactRate: shareOf(done.contacts, done.attempts),
    availableSeconds: time?.available_seconds ?? 0,
    shiftSeconds: time?.shift_seconds ?? 0,
  };
}
