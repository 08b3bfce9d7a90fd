import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { isLaterVersion } from '../../../core/wall-times/keep-wall-time.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { ClockRules } from './clock-rules.js';
import { WallTimeStore } from './wall-time.store.js';

/** Says once, for all processes, that the promises follow the rules of now, and how many of them moved. */
@Injectable()
export class ReportClockLaw {
  constructor(
    private readonly database: Database,
    private readonly store: WallTimeStore,
    private readonly rules: ClockRules,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  /** The rules that the promises follow, when ours are later; null: there is nothing to do. */
  async behind(): Promise<string | null> {
    const seen = await this.database.transaction((tx) => this.store.seen(tx, this.rules.version, this.clock.now()));
    return isLaterVersion(this.rules.version, seen) ? seen : null;
  }

  async run(seen: string): Promise<void> {
    const at = this.clock.now();
    const { version } = this.rules;
    await this.database.transaction(async (tx) => {
      if (!(await this.store.finish(tx, seen, version, at))) return;
      const moved = await this.store.countOf(tx, version);
      if (moved === 0) return;
      const calls = moved === 1 ? '1 promised call was' : `${moved} promised calls were`;
      await this.raiseAlert.run(tx, {
        siteId: null,
        kind: 'clock-law-changed',
        subjectType: 'clock-rules',
        subjectId: uuid(),
        sentence: `The law of clocks changed (${seen} before, ${version} now): ${calls} moved, to stay at the time that was said. The list of clock changes names them.`,
        at,
      });
    });
  }
}
