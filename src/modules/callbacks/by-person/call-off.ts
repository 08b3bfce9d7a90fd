import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { CallerLegStore, CallStore, EndCall } from '../../calls/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';

export type CalledOff =
  | { readonly kind: 'free'; readonly callback: CallbackRow; readonly wasOnTheWay: boolean }
  /** They are on the phone with us, or were a moment ago and the outcome is being written: that decides. */
  | { readonly kind: 'talking' }
  | { readonly kind: 'none' };

/**
 * The person says how their callback is to go on: it is locked, and a counsellor who is on the way to them is stopped in that
 * transaction, ringing or not (promise 4). Nobody is cut off in a talk.
 */
@Injectable()
export class CallOff {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly calls: CallStore,
    private readonly callers: CallerLegStore,
    private readonly endCall: EndCall,
  ) {}

  async run(tx: Tx, personId: string, at: Date): Promise<CalledOff> {
    if (await this.callers.personIsOnTheLine(tx, personId)) return { kind: 'talking' };
    await this.calls.lockOpenOf(tx, personId); // the call before its callback, like everybody who locks both
    const callback = await this.callbacks.lockOpenOf(tx, personId);
    if (!callback) return { kind: 'none' };
    if (callback.state === 'awaiting-disposition') return { kind: 'talking' };
    if (callback.state !== 'dialling') return { kind: 'free', callback, wasOnTheWay: false };
    // Not the one from above: a counsellor may have accepted while this waited for the callback.
    const call = (await this.calls.lockLatestOf(tx, callback.id))!;
    if (call.connected_at) return { kind: 'talking' };
    await this.endCall.run(tx, call, 'called-off', at);
    return { kind: 'free', callback, wasOnTheWay: true };
  }
}
