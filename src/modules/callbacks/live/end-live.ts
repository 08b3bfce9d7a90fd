import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';
import type { CallBackWish } from './call-back-wish.js';
import { LineExit } from './line-exit.js';
import { LiveCallbackStore } from './live-callback.store.js';

/**
 * A caller is off the line without having talked to anybody: one open callback, at the first moment that is allowed, in the
 * transaction that notices. Whoever kept their place keeps it; while a counsellor is on them, that attempt decides.
 */
@Injectable()
export class EndLive {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly live: LiveCallbackStore,
    private readonly line: LineExit,
    private readonly facts: CallingFactsReader,
    private readonly outbox: Outbox,
  ) {}

  async promise(tx: Tx, wish: CallBackWish, at: Date): Promise<string> {
    const open = await this.callbacks.lockOpenOf(tx, wish.personId);
    if (open?.state === 'dialling' || open?.state === 'awaiting-disposition') {
      await this.live.askAgain(tx, open.id, at);
      return open.id;
    }
    const callbackId = open?.id ?? uuid();
    if (!open) await this.live.openPromise(tx, callbackId, wish, at);
    else await this.live.readdress(tx, open.id, wish, at);
    if (open && (await this.line.keepPlace(tx, open, wish, at))) return callbackId;
    await this.schedule(tx, callbackId, wish, at);
    return callbackId;
  }

  /** They only tapped in: what was promised before stands, from now on again. */
  async resume(tx: Tx, personId: string, at: Date): Promise<void> {
    const callback = await this.callbacks.lockOpenOf(tx, personId);
    if (callback?.state !== 'scheduled' || callback.due_at <= at) return;
    const place = await this.live.pausedPlace(tx, callback.id, at);
    if (place) return this.backIntoLine(tx, callback, place.arrived_at);
    await this.outbox.add(tx, [{ name: 'look-at-callback', body: { callbackId: callback.id }, runAt: callback.due_at }]);
  }

  /** What they had left turns out to be a message: the callback answers it. */
  async afterMessage(tx: Tx, callbackId: string): Promise<void> {
    await this.live.answersMessage(tx, callbackId);
  }

  private async backIntoLine(tx: Tx, callback: CallbackRow, arrivedAt: Date): Promise<void> {
    await this.callbacks.move(tx, callback.id, {
      state: 'scheduled',
      dueAt: arrivedAt,
      because: 'They had called us and hung up at once',
      ownerUserId: null,
      ownerTeam: 'queue',
    });
    await this.outbox.add(tx, [{ name: 'CallbackScheduled', body: { callbackId: callback.id, personId: callback.person_id } }]);
  }

  /** No callback is wanted, or none is possible. */
  async drop(tx: Tx, callbackId: string, because: string, at: Date): Promise<void> {
    const callback = await this.callbacks.lock(tx, callbackId);
    if (!callback || callback.ended_at || callback.state === 'dialling' || callback.state === 'awaiting-disposition') return;
    await this.line.leave(tx, callback, because, at);
    await this.callbacks.end(tx, callback.id, 'cancelled', because, at);
    await this.outbox.add(tx, [
      { name: 'CallbackEnded', body: { callbackId, personId: callback.person_id, state: 'cancelled' } },
    ]);
  }

  async dropOpenOf(tx: Tx, personId: string, because: string, at: Date): Promise<void> {
    const callback = await this.callbacks.lockOpenOf(tx, personId);
    if (callback) await this.drop(tx, callback.id, because, at);
  }

  /** They are in danger: whatever comes of this callback, it is urgent from now on. */
  async hurry(tx: Tx, callbackId: string): Promise<void> {
    await this.live.raiseUrgency(tx, callbackId, 'urgent');
  }

  /** A named human looks after them. */
  async toHuman(tx: Tx, callbackId: string, because: string, at: Date): Promise<void> {
    const callback = await this.callbacks.lock(tx, callbackId);
    if (!callback || callback.ended_at || callback.state === 'dialling') return;
    await this.line.leave(tx, callback, because, at);
    await this.line.handToHuman(tx, callback, because, at);
  }

  private async schedule(tx: Tx, callbackId: string, wish: CallBackWish, at: Date): Promise<void> {
    const callback = (await this.callbacks.lock(tx, callbackId))!;
    const decision = await this.facts.mayCall(tx, callback, at);
    const window = promiseCallback(decision, callback.urgency, wish.notBefore, at);
    await this.line.leave(tx, callback, wish.because, at);
    await this.callbacks.move(tx, callbackId, {
      state: 'scheduled',
      dueAt: wish.waitingSince && window.dueAt <= at ? wish.waitingSince : window.dueAt,
      because: wish.because,
      ownerUserId: null,
      ownerTeam: 'queue',
      window: { start: window.windowStart, promisedBy: window.promisedBy },
    });
    await this.outbox.add(tx, [{ name: 'CallbackScheduled', body: { callbackId, personId: wish.personId } }]);
  }
}
