import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Clock } from '../../../platform/clock.js';
import { MoveWithClock } from './move-with-clock.js';
import { ReportClockLaw } from './report-clock-law.js';
import { WallTimeStore } from './wall-time.store.js';

const mostPerPage = 200;

/**
 * A new time zone database came with this process: calls that were promised for a time on somebody's clock are brought in line with it,
 * each in a transaction of its own, and what moved is reported once (B-099). Killed in between it begins anew, and finds in place what
 * is in place already; two processes at it do no more than one.
 */
@Injectable()
export class FollowClockLaw {
  private isFollowed = false;

  constructor(
    private readonly store: WallTimeStore,
    private readonly move: MoveWithClock,
    private readonly report: ReportClockLaw,
    private readonly clock: Clock,
    @InjectPinoLogger(FollowClockLaw.name) private readonly logger: PinoLogger,
  ) {}

  /** The rules of a process never change: once they are followed it asks no more. */
  async run(): Promise<void> {
    if (this.isFollowed) return;
    const seen = await this.report.behind();
    if (seen !== null) {
      if (!(await this.moveAll())) return; // the next sweep tries again
      await this.report.run(seen);
    }
    this.isFollowed = true;
  }

  /** False: one of them could not be moved. */
  private async moveAll(): Promise<boolean> {
    let failed = 0;
    let cursor: string | null = null;
    for (;;) {
      const page = await this.store.page(this.clock.now(), cursor, mostPerPage);
      for (const { callbackId } of page) if (!(await this.moveOne(callbackId))) failed += 1;
      if (page.length < mostPerPage) return failed === 0;
      cursor = page.at(-1)!.callbackId;
    }
  }

  private async moveOne(callbackId: string): Promise<boolean> {
    try {
      await this.move.run(callbackId);
      return true;
    } catch (error) {
      this.logger.error({ err: error, callbackId }, 'a promised call could not follow the clock law');
      return false;
    }
  }
}
