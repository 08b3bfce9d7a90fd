import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { WithdrawEntry } from '../routing/index.js';
import { CallbackStore, type CallbackRow } from './callback.store.js';

/**
 * Somebody was admitted or their intake closed: nobody is called any more. A call that is going on goes on; what follows from it
 * sees that the intake has ended.
 */
@Injectable()
export class EndOpenCallback {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, personId: string, because: string, at: Date): Promise<void> {
    const callback = await this.callbacks.lockOpenOf(tx, personId);
    if (!callback || callback.state === 'dialling' || callback.state === 'awaiting-disposition') return;
    await this.locked(tx, callback, because, at);
  }

  /** Of a locked callback on which nobody talks; `done` when they say themselves that there is nothing left to call for. */
  async locked(
    tx: Tx,
    { id: callbackId, person_id: personId }: CallbackRow,
    because: string,
    at: Date,
    state: 'done' | 'cancelled' = 'cancelled',
  ): Promise<void> {
    await this.withdrawEntry.run(tx, callbackId, because, at);
    await this.callbacks.end(tx, callbackId, state, because, at);
    await this.outbox.add(tx, [{ name: 'CallbackEnded', body: { callbackId, personId, state } }]);
  }
}
