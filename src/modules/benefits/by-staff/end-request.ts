import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { ended } from '../payer/standings.js';
import { PayerAlerts } from '../payer/payer-alerts.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { TryStore } from '../try.store.js';

const openOf = `
  select r.id from benefits_request r join intake i on i.id = r.intake_id
  where r.intake_id = $1 and r.ended_at is null and i.stage = 'closed'`;

/** A request ends without an answer: nothing more is told to the insurer. */
@Injectable()
export class EndRequest {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
    private readonly tries: TryStore,
    private readonly alerts: PayerAlerts,
    private readonly clock: Clock,
  ) {}

  /** Of a locked request that is open. */
  async cancel(tx: Tx, request: RequestRow, because: string, at: Date): Promise<void> {
    await this.letGo(tx, request.id, at);
    await this.requests.stand(tx, request.id, ended(request, 'cancelled', because), at);
    await this.alerts.settled(tx, request.id, at);
  }

  /** Whoever was asking goes on with nothing: what still comes back is thrown away. */
  letGo(tx: Tx, requestId: string, at: Date): Promise<void> {
    return this.tries.letGo(tx, requestId, at);
  }

  /** The intake was closed: its open requests end with it. */
  onIntakeClosed(intakeId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      for (const { id } of await tx.query<{ id: string }>(openOf, [intakeId])) {
        const request = await this.requests.lock(tx, id);
        if (request && request.dueAt !== null) await this.cancel(tx, request, 'The intake was closed.', this.clock.now());
      }
    });
  }
}
