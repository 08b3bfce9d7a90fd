import { Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../../../platform/observe/metrics.js';

/** Reports in words that we do not know: acknowledged, so that they are not repeated, and counted, so that somebody learns of them. */
@Injectable()
export class UnheardReports {
  private readonly logger = new Logger(UnheardReports.name);
  private readonly counter: Counter;

  constructor(metrics: Metrics) {
    this.counter = new Counter({
      name: 'carrier_reports_unknown_total',
      help: 'Signed reports of the carrier that say something we do not know, by subject',
      labelNames: ['subject'],
      registers: [metrics.registry],
    });
  }

  note(subject: 'leg' | 'room' | 'recording' | 'text', word: string | null): void {
    this.counter.inc({ subject });
    this.logger.warn({ msg: 'the carrier reported something unknown', subject, word: word?.slice(0, 40) ?? null });
  }
}
