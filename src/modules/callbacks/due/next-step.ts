import { Injectable } from '@nestjs/common';
import { promiseAfterOpening } from '../../../core/callbacks/promise-window.js';
import type { ContactDecision } from '../../../core/contact/contact-facts.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { EnterQueue } from './enter-queue.js';
import { HandToHuman } from './hand-to-human.js';
import { JoinWave } from './join-wave.js';

/** Turns the answer of `mayContact` into the callback's next step. */
@Injectable()
export class NextStep {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly enterQueue: EnterQueue,
    private readonly handToHuman: HandToHuman,
    private readonly wave: JoinWave,
    private readonly outbox: Outbox,
  ) {}

  async take(tx: Tx, callback: CallbackRow, decision: ContactDecision, at: Date): Promise<void> {
    switch (decision.kind) {
      case 'yes':
        return this.enterQueue.run(tx, callback, at);
      case 'not-before':
        return this.postpone(tx, callback, decision, at);
      case 'never':
        return this.handToHuman.run(tx, callback, decision.reason, at);
      default:
        return assertNever(decision);
    }
  }

  async matchAgain(tx: Tx, callback: CallbackRow, at: Date): Promise<void> {
    await this.enterQueue.match(tx, callback, at);
  }

  async setAlarm(tx: Tx, callback: CallbackRow, at: Date): Promise<void> {
    const runAt = await this.wave.run(tx, callback, at);
    await this.outbox.add(tx, [{ name: 'look-at-callback', body: { callbackId: callback.id }, runAt }]);
  }

  private async postpone(
    tx: Tx,
    callback: CallbackRow,
    decision: Extract<ContactDecision, { kind: 'not-before' }>,
    at: Date,
  ): Promise<void> {
    const { windowStart, promisedBy, dueAt } = promiseAfterOpening(decision.at, callback.urgency);
    await this.callbacks.move(tx, callback.id, {
      state: 'scheduled',
      dueAt,
      because: decision.reason,
      rule: decision.rule,
      ownerUserId: null,
      ownerTeam: 'queue',
      window: { start: windowStart, promisedBy },
    });
    await this.outbox.add(tx, [
      { name: 'CallbackRefused', body: { callbackId: callback.id, personId: callback.person_id, rule: decision.rule } },
    ]);
    await this.setAlarm(tx, { ...callback, window_start: windowStart, due_at: dueAt }, at);
  }
}
