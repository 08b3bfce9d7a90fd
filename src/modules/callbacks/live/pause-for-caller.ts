import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { WithdrawEntry } from '../../routing/index.js';
import { CallbackStore } from '../callback.store.js';
import { pausedBecause, pauseSeconds } from './live-callback.store.js';

/**
 * They are calling us: their callback leaves the line at once, so that no counsellor dials into a busy phone (promise 4). It falls due
 * again by itself, should the end of this call never be told.
 */
@Injectable()
export class PauseForCaller {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, personId: string, at: Date): Promise<void> {
    const callback = await this.callbacks.lockOpenOf(tx, personId);
    if (callback?.state !== 'scheduled' && callback?.state !== 'queued' && callback?.state !== 'needs-decision') return;
    await this.withdrawEntry.run(tx, callback.id, pausedBecause, at);
    if (callback.state === 'needs-decision') return; // it is a human's; the call may settle it
    const dueAt = new Date(at.getTime() + pauseSeconds * 1000);
    if (callback.state === 'scheduled' && callback.due_at > dueAt) return;
    await this.callbacks.move(tx, callback.id, {
      state: 'scheduled',
      dueAt,
      because: 'They are calling us right now',
      ownerUserId: null,
      ownerTeam: 'queue',
    });
    await this.outbox.add(tx, [{ name: 'look-at-callback', body: { callbackId: callback.id }, runAt: dueAt }]);
  }
}
