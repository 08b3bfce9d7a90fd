import { Injectable } from '@nestjs/common';
import { chaseKinds } from '../../../core/placement/chase-table.js';
import { outcomeOfCallback, type StepKind } from '../../../core/placement/step-kinds.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { EndSteps } from './end-steps.js';
import { StepStore, type StepRow } from './step.store.js';

interface CallbackNow {
  readonly state: string;
  readonly because: string;
  readonly person_id: string;
}

const ended = `
  select distinct t.callback_id as id from placement_step t join callback c on c.id = t.callback_id
  where t.ended_at is null and c.state in ('done', 'cancelled', 'needs-decision') limit 200`;

/** A step ends as its callback does: reached, closed, or with a named human. Whoever was reached is not chased any more. */
@Injectable()
export class FollowSteps {
  constructor(
    private readonly database: Database,
    private readonly steps: StepStore,
    private readonly endSteps: EndSteps,
    private readonly clock: Clock,
  ) {}

  /** Callbacks that moved on while the news of it was lost. */
  unfollowed(): Promise<{ id: string }[]> {
    return this.database.query<{ id: string }>(ended);
  }

  run(callbackId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const steps = await this.steps.openWithCallback(tx, callbackId);
      if (steps.length === 0) return;
      const [callback] = await tx.query<CallbackNow>('select state, because, person_id from callback where id = $1', [
        callbackId,
      ]);
      for (const step of steps) await this.follow(tx, step, callback!);
    });
  }

  private async follow(tx: Tx, step: StepRow, { state, because, person_id: personId }: CallbackNow): Promise<void> {
    const outcome = outcomeOfCallback(state);
    if (outcome === null) return;
    await this.steps.end(tx, step.id, { outcome, because, at: this.clock.now() });
    if (outcome !== 'reached' || !isChase(step.kind)) return;
    await this.endSteps.run(tx, step.appointment_id!, { outcome, because, personId });
  }
}

function isChase(kind: StepKind): boolean {
  return (chaseKinds as readonly StepKind[]).includes(kind);
}
