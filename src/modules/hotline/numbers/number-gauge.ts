import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Gauge } from 'prom-client';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { NumberReputationStore } from './number-reputation.store.js';

/** How calls from each of our numbers end, read from the database when somebody looks: every process tells the same. */
@Injectable()
export class NumberGauge {
  private readonly gauge: Gauge;

  constructor(
    metrics: Metrics,
    private readonly database: Database,
    private readonly numbers: NumberReputationStore,
    private readonly clock: Clock,
    @InjectPinoLogger(NumberGauge.name) private readonly logger: PinoLogger,
  ) {
    this.gauge = new Gauge({
      name: 'own_number_calls',
      help: 'Calls to people that ended in the last 24 hours, by the site whose number they came from; refused: as from a spammer',
      labelNames: ['site', 'outcome'],
      registers: [metrics.registry],
      collect: () => this.read(),
    });
  }

  /** Without a database the other figures are still told: they may say why it is away. */
  private async read(): Promise<void> {
    try {
      for (const [site, { refused, other }] of await this.numbers.all(this.database, this.clock.now())) {
        this.gauge.set({ site, outcome: 'refused' }, refused);
        this.gauge.set({ site, outcome: 'other' }, other);
      }
    } catch (error) {
      this.gauge.reset();
      this.logger.warn({ err: error }, 'the calls by number could not be read');
    }
  }
}
