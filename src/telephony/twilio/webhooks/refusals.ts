import { Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Clock } from '../../../platform/clock.js';
import { Metrics } from '../../../platform/observe/metrics.js';

export type RefusedBecause = 'no-signature' | 'foreign-account' | 'bad-signature';

const quietMilliseconds = 10_000;

/** Counts what was refused, and logs it now and then: whoever sends a flood shall not fill the log, nor write their words into it. */
@Injectable()
export class Refusals {
  private readonly logger = new Logger(Refusals.name);
  private readonly counter: Counter;
  private loggedAt = Number.NEGATIVE_INFINITY;
  private unlogged = 0;

  constructor(
    metrics: Metrics,
    private readonly clock: Clock,
  ) {
    this.counter = new Counter({
      name: 'carrier_webhooks_refused_total',
      help: 'Requests to the carrier addresses that did not prove to be from the carrier, by reason',
      labelNames: ['because'],
      registers: [metrics.registry],
    });
  }

  note(because: RefusedBecause): void {
    this.counter.inc({ because });
    this.unlogged += 1;
    const now = this.clock.now().getTime();
    if (now - this.loggedAt < quietMilliseconds) return;
    this.logger.warn({ msg: 'refused a request to a carrier address', because, count: this.unlogged });
    this.loggedAt = now;
    this.unlogged = 0;
  }
}
