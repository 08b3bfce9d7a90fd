import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Counter, Gauge } from 'prom-client';
import { deliveryStates } from '../../../contracts/webhooks/delivery.dto.js';
import { judgeAnswer, type TryResult } from '../../../core/webhooks/judge-answer.js';
import { Database } from '../../../platform/database/database.js';
import { Metrics } from '../../../platform/observe/metrics.js';

const counts = `select state, count(*)::int as count from webhook_delivery group by state`;

/** How many deliveries stand where, read from the database when somebody looks; and what became of the tries of this process. */
@Injectable()
export class DeliveryMetrics {
  private readonly tries: Counter;
  private readonly deliveries: Gauge;

  constructor(
    { registry }: Metrics,
    private readonly database: Database,
    @InjectPinoLogger(DeliveryMetrics.name) private readonly logger: PinoLogger,
  ) {
    this.tries = new Counter({
      name: 'webhook_tries_total',
      help: 'Tries to tell a receiver something, by what came of them: delivered, gone or not-delivered',
      labelNames: ['result'],
      registers: [registry],
    });
    this.deliveries = new Gauge({
      name: 'webhook_deliveries',
      help: 'Webhook deliveries that are kept, by state: waiting, delivered or dead',
      labelNames: ['state'],
      registers: [registry],
      collect: () => this.read(),
    });
  }

  count(result: TryResult): void {
    this.tries.inc({ result: judgeAnswer(result).kind });
  }

  /** Without a database the other figures are still told: they may say why it is away. */
  private async read(): Promise<void> {
    try {
      const rows = await this.database.query<{ state: string; count: number }>(counts);
      for (const state of deliveryStates) this.deliveries.set({ state }, rows.find((row) => row.state === state)?.count ?? 0);
    } catch (error) {
      this.deliveries.reset();
      this.logger.warn({ err: error }, 'the webhook deliveries could not be counted');
    }
  }
}
