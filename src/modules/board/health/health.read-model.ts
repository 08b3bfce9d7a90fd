import { Injectable } from '@nestjs/common';
import type { HealthDto, QueueDepthDto } from '../../../contracts/admin/health.dto.js';
import { AuditChainStore } from '../../../platform/audit/audit-chain.store.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { QueueDepths } from '../../../platform/observe/queue-depths.js';
import { Readiness } from '../../../platform/observe/readiness.js';

const outbox = `
  select count(*)::int as waiting, min(created_at) as "oldestAt" from outbox_message
  where published_at is null and coalesce(run_at, created_at) <= now()`;

const shown = (at: Date | null) => at?.toISOString() ?? null;

/** Nothing here is about a person: counts and ages. */
@Injectable()
export class HealthReadModel {
  constructor(
    private readonly database: Database,
    private readonly chain: AuditChainStore,
    private readonly readiness: Readiness,
    private readonly depths: QueueDepths,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<HealthDto> {
    const [{ ready, checks }, queues, [lag], { links, linkedUntil, waiting, oldestWaitingAt }] = await Promise.all([
      this.readiness.report(),
      this.queues(),
      this.database.query<{ waiting: number; oldestAt: Date | null }>(outbox),
      this.chain.backlog(this.database),
    ]);
    return {
      at: this.clock.now().toISOString(),
      ready,
      checks: Object.entries(checks).map(([name, outcome]) => ({ name, ok: outcome === 'ok' })),
      queues,
      outbox: { waiting: lag!.waiting, oldestAt: shown(lag!.oldestAt) },
      audit: { links, linkedUntil: shown(linkedUntil), waiting, oldestWaitingAt: shown(oldestWaitingAt) },
    };
  }

  /** Whoever asks how it is wants an answer most of all when a part is away. */
  private async queues(): Promise<QueueDepthDto[] | null> {
    try {
      return (await this.depths.read()).map(({ oldestAt, ...depth }) => ({ ...depth, oldestAt: shown(oldestAt) }));
    } catch {
      return null;
    }
  }
}
