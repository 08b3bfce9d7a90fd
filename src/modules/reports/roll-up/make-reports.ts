import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { allRollUps } from './all-roll-ups.js';
import { CountAgain } from './count-again.js';
import type { RollUp } from './roll-up.js';
import { TouchesStore, type Span } from './touches.store.js';

const dayMs = 24 * 3_600_000;
const longestMs = 20_000;

/**
 * Counts again what changed. A change and the note that it happened are one transaction, and so are taking the note and counting: a
 * process that dies in between leaves it for the next. What is counted is always a whole hour from its rows, so that nothing is ever
 * counted twice, in whatever order it comes.
 */
@Injectable()
export class MakeReports {
  constructor(
    private readonly database: Database,
    private readonly touches: TouchesStore,
    private readonly countAgain: CountAgain,
    private readonly clock: Clock,
  ) {}

  /** What just changed goes first, then old days until some seconds are over; the next run goes on. */
  async run(): Promise<void> {
    const until = this.clock.now().getTime() + longestMs;
    while (await this.some()) if (this.clock.now().getTime() > until) return;
  }

  /** All days of all sites are to be counted again, by the next runs. */
  async startOver(): Promise<void> {
    await this.database.query(`insert into report_touch (kind, row_id) select 'site', id from site`);
  }

  /** False: nothing is left to do, or another process does it. */
  private some(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      if (!(await this.touches.lock(tx))) return false;
      return (await this.changes(tx)) || (await this.sites(tx)) || (await this.days(tx));
    });
  }

  private async changes(tx: Tx): Promise<boolean> {
    const touches = await this.touches.takeChanges(tx);
    if (touches.length === 0) return false;
    for (const rollUp of allRollUps) await this.count(tx, rollUp, await this.touches.hoursOf(tx, rollUp, touches));
    return true;
  }

  private async sites(tx: Tx): Promise<boolean> {
    const siteIds = await this.touches.takeSites(tx);
    for (const rollUp of allRollUps) await this.countAgain.forget(tx, rollUp, siteIds, this.oldestOf(rollUp));
    return siteIds.length > 0;
  }

  private async days(tx: Tx): Promise<boolean> {
    const touches = await this.touches.takeDays(tx);
    if (touches.length === 0) return false;
    const spans = await this.touches.daySpans(tx, touches);
    for (const rollUp of allRollUps) await this.count(tx, rollUp, spans);
    return true;
  }

  private async count(tx: Tx, rollUp: RollUp, spans: readonly Span[]): Promise<void> {
    const oldest = this.oldestOf(rollUp);
    const counted = spans.filter(({ from_at }) => oldest === null || from_at >= oldest);
    const days = await this.daysWithoutHours(tx, rollUp, counted);
    await this.countAgain.wholeDays(tx, rollUp, days);
    await this.countAgain.run(
      tx,
      rollUp,
      counted.filter((span) => !days.some((day) => isIn(day, span))),
    );
  }

  private async daysWithoutHours(tx: Tx, { hoursLastDays }: RollUp, spans: readonly Span[]): Promise<readonly Span[]> {
    if (hoursLastDays === undefined || spans.length === 0) return [];
    return this.touches.daysBefore(tx, spans, new Date(this.clock.now().getTime() - hoursLastDays * dayMs));
  }

  private oldestOf({ rowsLastDays }: RollUp): Date | null {
    return rowsLastDays ? new Date(this.clock.now().getTime() - rowsLastDays * dayMs) : null;
  }
}

function isIn(day: Span, span: Span): boolean {
  return day.site_id === span.site_id && span.from_at >= day.from_at && span.from_at < day.to_at;
}
