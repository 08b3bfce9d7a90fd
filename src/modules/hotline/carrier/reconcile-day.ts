import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CarrierBookStore } from './carrier-book.store.js';
import { CompareDay } from './compare-day.js';
import { whileCarrierAnswers } from './while-carrier-answers.js';

// Two hours more than a day, so that nothing falls between two looks.
const reachHours = 26;
const dayHours = 24;
const hour = 3_600_000;

/** Asked every hour, and at every start; looks once a day, and longer back when the last look was longer ago. */
@Injectable()
export class ReconcileDay {
  constructor(
    private readonly database: Database,
    private readonly book: CarrierBookStore,
    private readonly compare: CompareDay,
    private readonly clock: Clock,
  ) {}

  run(): Promise<void> {
    return whileCarrierAnswers(async () => {
      const now = this.clock.now();
      const last = await this.book.lookedUntil(this.database, 'day');
      if (last && now.getTime() - last.getTime() < dayHours * hour) return;
      const from = Math.min(last?.getTime() ?? now.getTime(), now.getTime() - dayHours * hour);
      await this.compare.since(new Date(from - (reachHours - dayHours) * hour));
      await this.book.setLook(this.database, 'day', now);
    });
  }
}
