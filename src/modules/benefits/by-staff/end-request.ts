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
// About them, or asked in an intake of theirs.
const openOfPersons = `
  select r.id from benefits_request r join intake i on i.id = r.intake_id
  where (r.person_id = any($1::uuid[]) or i.person_id = any($1::uuid[])) and r.ended_at is null order by r.id`;

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
      const open = await tx.query<{ id: string }>(openOf, [intakeId]);
      await this.cancelAll(tx, open, 'The intake was closed.');
    });
  }

  /** Of people who want to be forgotten, in the transaction that ends the rest. */
  async forget(tx: Tx, personIds: readonly string[]): Promise<void> {
    const open = await tx.query<{ id: string }>(openOfPersons, [personIds]);
    await this.cancelAll(tx, open, 'They want to be forgotten.');
  }

  private async cancelAll(tx: Tx, open: readonly { readonly id: string }[], because: string): Promise<void> {
    for (const { id } of open) {
      const request = await this.requests.lock(tx, id);
      if (request && request.dueAt !== null) await this.cancel(tx, request, because, this.clock.now());
    }
  }
}
