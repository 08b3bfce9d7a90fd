import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';

const decideWithinMinutes = { urgent: 10, standard: 60 } as const;

/** Ends in a named human's decision, never in silence: attempts ran out, or nobody may call by machine. */
@Injectable()
export class HandToHuman {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly outbox: Outbox,
  ) {}

  /** `owner`: who is to decide; null: whoever has the fewest decisions to make. */
  async run(tx: Tx, callback: CallbackRow, because: string, at: Date, owner: string | null = null): Promise<void> {
    await this.callbacks.move(tx, callback.id, {
      state: 'needs-decision',
      dueAt: new Date(at.getTime() + decideWithinMinutes[callback.urgency] * 60_000),
      because,
      ownerUserId: owner ?? (await this.callbacks.decisionOwner(tx)),
      ownerTeam: null,
    });
    await this.outbox.add(tx, [{ name: 'CallbackExhausted', body: { callbackId: callback.id, personId: callback.person_id } }]);
  }
}
