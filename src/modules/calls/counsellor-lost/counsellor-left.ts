import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { CallRow } from '../call.store.js';
import { EndCall } from '../end-call.js';
import { FinishHandOver } from '../hand-over/finish-hand-over.js';
import { HandOverStore, type HandOverRow } from '../hand-over/hand-over.store.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { ringsSoftphone } from '../legs/rings-softphone.js';
import { LoseCounsellor } from './lose-counsellor.js';

/** A counsellor's leg of a call is over: what that means depends on whether they hung up, were let go, or vanished. */
@Injectable()
export class CounsellorLeft {
  constructor(
    private readonly legs: LegStore,
    private readonly handOvers: HandOverStore,
    private readonly finishHandOver: FinishHandOver,
    private readonly lose: LoseCounsellor,
    private readonly endCall: EndCall,
  ) {}

  async run(tx: Tx, call: CallRow, leg: LegRow, at: Date): Promise<void> {
    if (call.ended_at || call.handed_over_at || (await this.anotherIsThere(tx, call, leg))) return;
    if (!call.connected_at) return this.endCall.run(tx, call, 'counsellor-left', at);
    // The person came by themselves, and this counsellor never picked up: nobody has talked with them.
    if (leg.offer_id !== null && leg.joined_at === null) return this.endCall.run(tx, call, 'counsellor-lost', at);
    const handOver = await this.handOvers.openOf(tx, call.id);
    if (handOver && handOver.state !== 'ringing') return this.leftWith(tx, call, handOver, at);
    if (ringsSoftphone(leg) && !leg.hang_up_requested_at) {
      if (handOver) await this.finishHandOver.cancel(tx, handOver, 'counsellor-left', at);
      return this.lose.begin(tx, call, leg, at);
    }
    await this.endCall.run(tx, call, 'completed', at);
  }

  /** The receiver is in the room: the two go on without the counsellor. Unconfirmed, somebody looks after it. */
  private async leftWith(tx: Tx, call: CallRow, handOver: HandOverRow, at: Date): Promise<void> {
    if (handOver.state === 'confirmed') await this.finishHandOver.complete(tx, call, handOver, at);
    else await this.finishHandOver.leaveUnconfirmed(tx, call, handOver, at);
  }

  /** They were rung again and are back, or the call has been handed to another counsellor. */
  private async anotherIsThere(tx: Tx, call: CallRow, leg: LegRow): Promise<boolean> {
    const receiver = (await this.handOvers.openOf(tx, call.id))?.leg_id;
    const live = await this.legs.liveLegsOfCall(tx, call.id);
    return live.some(
      (one) => one.party === 'counsellor' && one.id !== leg.id && one.id !== receiver && one.state === 'in-progress',
    );
  }
}
