import { Injectable } from '@nestjs/common';
import { answerTargetSeconds } from '../../core/callbacks/urgency.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { WithdrawEntry } from '../routing/index.js';
import { CallbackStore, type CallbackRow } from './callback.store.js';

/** Staff move a callback to another time, or cancel it with a reason. Neither pulls a call that is going on from under it. */
@Injectable()
export class ChangeCallback {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbackStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  reschedule(callbackId: string, dueAt: Date, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (dueAt < new Date(now.getTime() - 60_000))
        throw new DomainError('invalid', 'callback/past', 'at lies in the past: choose a later time.');
      const callback = await this.requireChangeable(tx, callbackId);
      await this.withdrawEntry.run(tx, callbackId, `rescheduled: ${reason}`, now);
      const window = { start: dueAt, promisedBy: new Date(dueAt.getTime() + answerTargetSeconds[callback.urgency] * 1000) };
      await this.callbacks.move(tx, callbackId, {
        state: 'scheduled',
        dueAt,
        because: reason,
        ownerUserId: null,
        ownerTeam: 'queue',
        window,
      });
      await this.outbox.add(tx, [{ name: 'CallbackScheduled', body: { callbackId, personId: callback.person_id } }]);
    });
  }

  cancel(callbackId: string, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const callback = await this.requireChangeable(tx, callbackId);
      await this.withdrawEntry.run(tx, callbackId, `cancelled: ${reason}`, now);
      await this.callbacks.end(tx, callbackId, 'cancelled', reason, now);
      await this.outbox.add(tx, [
        { name: 'CallbackEnded', body: { callbackId, personId: callback.person_id, state: 'cancelled' } },
      ]);
    });
  }

  private async requireChangeable(tx: Tx, callbackId: string): Promise<CallbackRow> {
    const callback = await this.callbacks.lock(tx, callbackId);
    if (!callback) throw new DomainError('not-found', 'callback/unknown', 'There is no such callback.');
    if (callback.ended_at) throw new DomainError('conflict', 'callback/ended', `This callback has ended: ${callback.because}.`);
    if (callback.state === 'dialling' || callback.state === 'awaiting-disposition') {
      throw new DomainError('conflict', 'callback/in-progress', 'A counsellor is on it right now: wait for the outcome.');
    }
    return callback;
  }
}
