import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../../../platform/clock.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { LeadSpool } from './lead-spool.js';

/** What waits on the disk of this machine, read when somebody looks. */
@Injectable()
export class SpoolGauge {
  constructor(
    metrics: Metrics,
    private readonly spool: LeadSpool,
    private readonly clock: Clock,
  ) {
    const registers = [metrics.registry];
    const tell = (name: string, help: string, read: () => number | Promise<number>) =>
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    tell('spool_waiting_leads', 'Leads that wait on the disk for the database', () => spool.figures().leads);
    tell('spool_waiting_danger', 'Of them, those with a sign of danger', () => spool.figures().danger);
    tell('spool_waiting_bytes', 'Their size; at SPOOL_BYTES leads are refused', () => spool.figures().bytes);
    tell('spool_oldest_seconds', 'How long the oldest of them has waited', () => this.oldestSeconds());
    tell('spool_aside_leads', 'Leads that the database refused, kept in spool/aside', () => spool.asideCount());
  }

  private oldestSeconds(): number {
    const { oldestAt } = this.spool.figures();
    return oldestAt ? (this.clock.now().getTime() - oldestAt.getTime()) / 1000 : 0;
  }
}
