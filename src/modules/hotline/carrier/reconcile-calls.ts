import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CarrierBookStore } from './carrier-book.store.js';
import { CompareCalls } from './compare-calls.js';
import { whileCarrierAnswers } from './while-carrier-answers.js';

// Lists lag, clocks differ: what was looked at is looked at again for a while.
const overlapMinutes = 5;
// The daily look reaches as far back.
const furthestHours = 26;

/** Each minute: calls at the carrier since the last look that nobody here knows. After an outage it reaches back to its beginning. */
@Injectable()
export class ReconcileCalls {
  constructor(
    private readonly database: Database,
    private readonly book: CarrierBookStore,
    private readonly compare: CompareCalls,
    private readonly clock: Clock,
  ) {}

  run(): Promise<void> {
    return whileCarrierAnswers(async () => {
      const now = this.clock.now().getTime();
      const lookedUntil = (await this.book.lookedUntil(this.database, 'calls'))?.getTime() ?? 0;
      const since = Math.max(lookedUntil - overlapMinutes * 60_000, now - furthestHours * 3_600_000);
      await this.book.setLook(this.database, 'calls', await this.compare.since(new Date(since)));
    });
  }
}
