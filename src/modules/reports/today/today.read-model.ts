import { Injectable } from '@nestjs/common';
import type { DaySoFarDto, TodayDto } from '../../../contracts/reports/today.dto.js';
import type { Bin } from '../../../core/reports/histogram.js';
import { todayAndLastWeek, type DaySoFar } from '../../../core/reports/same-time.js';
import { serviceLevel } from '../../../core/reports/service-level.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { toLengths } from '../read/lengths-dto.js';
import { toLateBy, toPromiseFigures, type PromiseCounts } from '../read/promise-figures.js';
import { binsByWhat } from '../read/roll-up-reader.js';
import { callers } from '../roll-up/families/callers.js';
import { lengths } from '../roll-up/families/lengths.js';
import { promises } from '../roll-up/families/promises.js';
import { requests } from '../roll-up/families/requests.js';
import { hoursSoFar } from './hours-so-far.sql.js';

interface Site {
  readonly id: string;
  readonly time_zone: string;
}
type SiteDay = DaySoFar & { readonly siteId: string };

const callsSoFar = hoursSoFar(callers, [], ['answered', 'within_20', 'abandoned']);
const promisesSoFar = hoursSoFar(promises, ['verdict', 'cause'], ['n', 'late_seconds']);
const requestsSoFar = hoursSoFar(requests, [], ['requests']);
const lengthsSoFar = hoursSoFar(lengths, ['what', 'bin'], ['n']);

/** Today against last week at this time, for the wall. Each site has its own day; without one, all sites are told together. */
@Injectable()
export class TodayReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async soFar(siteId: string | null): Promise<TodayDto> {
    const now = this.clock.now();
    const sites = await this.database.query<Site>('select id, time_zone from site where $1::uuid is null or id = $1', [siteId]);
    const days = sites.map(({ id, time_zone }) => ({ siteId: id, ...todayAndLastWeek(now, time_zone) }));
    const [today, lastWeek] = await Promise.all([
      this.dayOf(days.map((day) => ({ siteId: day.siteId, ...day.today }))),
      this.dayOf(days.map((day) => ({ siteId: day.siteId, ...day.lastWeek }))),
    ]);
    return { at: now.toISOString(), today, lastWeek };
  }

  private async dayOf(days: readonly SiteDay[]): Promise<DaySoFarDto> {
    const values = [
      days.map(({ siteId }) => siteId),
      days.map(({ day }) => day),
      days.map(({ hourBegan }) => hourBegan),
      days.map(({ at }) => at),
    ];
    const [[calls], given, [asked], bins] = await Promise.all([
      this.database.query<{ answered: number; within_20: number; abandoned: number }>(callsSoFar, values),
      this.database.query<PromiseCounts>(promisesSoFar, values),
      this.database.query<{ requests: number }>(requestsSoFar, values),
      this.database.query<Bin & { what: string }>(lengthsSoFar, values),
    ]);
    const { answered, within_20: inTime, abandoned } = calls!;
    const { kept, late, keptRate } = toPromiseFigures(given);
    const of = binsByWhat(bins);
    return {
      answered,
      inTime,
      abandoned,
      serviceLevel: serviceLevel({ answered, inTime, abandoned }),
      kept,
      late,
      keptRate,
      lateBy: toLateBy(given),
      firstAttempt: toLengths(of.get('first-attempt'), asked!.requests),
      conversation: toLengths(of.get('conversation'), asked!.requests),
    };
  }
}
