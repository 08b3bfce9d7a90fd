import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { CallerLegStore, CallStore, EndCall } from '../calls/index.js';
import { CallbackStore } from './callback.store.js';
import { EndOpenCallback } from './end-open-callback.js';

/**
 * They want no calls: the open callback ends, and a ring that is on its way to them is called off, in the transaction that keeps
 * their wish (promise 4). Talks go on, and so does the wait of somebody who called us: nobody is cut off for having said no to calls.
 */
@Injectable()
export class StopCalling {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly calls: CallStore,
    private readonly callers: CallerLegStore,
    private readonly endCall: EndCall,
    private readonly endOpenCallback: EndOpenCallback,
  ) {}

  async run(tx: Tx, personId: string, because: string, at: Date): Promise<void> {
    if (await this.callers.personIsOnTheLine(tx, personId)) return;
    await this.calls.lockOpenOf(tx, personId); // the call before its callback, like everybody who locks both
    const callback = await this.callbacks.lockOpenOf(tx, personId);
    if (callback?.state !== 'dialling') return this.endOpenCallback.run(tx, personId, because, at);
    // Not the one from above: a counsellor may have accepted while this waited for the callback.
    const call = (await this.calls.lockLatestOf(tx, callback.id))!;
    if (call.connected_at) return;
    await this.endCall.run(tx, call, 'do-not-call', at);
    await this.endOpenCallback.locked(tx, callback, because, at);
  }
}
