import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { BeginWrapUp } from '../../counsellors/index.js';
import { CallStore, type CallRow } from '../call.store.js';
import { AgreeOnHold } from '../in-call/agree-on-hold.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { HandOverStore, type HandOverRow } from './hand-over.store.js';
import { ReleaseReceiver } from './release-receiver.js';

/** How a hand-over ends: the receiver has the person, or they do not and the counsellor goes on. */
@Injectable()
export class FinishHandOver {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly handOvers: HandOverStore,
    private readonly release: ReleaseReceiver,
    private readonly beginWrapUp: BeginWrapUp,
    private readonly hold: AgreeOnHold,
    private readonly outbox: Outbox,
  ) {}

  /** The counsellor goes, the call stays: with another counsellor it becomes theirs, with somebody outside it is nobody's. */
  async complete(tx: Tx, call: CallRow, handOver: HandOverRow, at: Date): Promise<void> {
    await this.handOvers.end(tx, handOver, 'done', 'completed', at);
    await this.hold.want(tx, call.id, null);
    if (handOver.to_counsellor_id) await this.calls.changeCounsellor(tx, call.id, handOver.to_counsellor_id);
    else await this.calls.setHandedOver(tx, call.id, at);
    await this.letGo(tx, call, handOver, at);
  }

  /** The counsellor is gone before the receiver said that they have the person: the two talk on, and somebody must look after it. */
  async leaveUnconfirmed(tx: Tx, call: CallRow, handOver: HandOverRow, at: Date): Promise<void> {
    await this.release.dropped(tx, call, handOver, 'counsellor-left', at);
    await this.hold.want(tx, call.id, null);
    if (handOver.to_counsellor_id) await this.calls.changeCounsellor(tx, call.id, handOver.to_counsellor_id);
    else await this.calls.setHandedOver(tx, call.id, at);
    await this.letGo(tx, call, handOver, at);
  }

  /** The receiver is not wanted after all. */
  async cancel(tx: Tx, handOver: HandOverRow, reason: string, at: Date): Promise<void> {
    await this.handOvers.end(tx, handOver, 'cancelled', reason, at);
    await this.release.run(tx, handOver, at);
    await this.hangUp(tx, [handOver.leg_id], at);
    await this.hold.want(tx, handOver.call_id, null);
  }

  /** Whoever handed the call on writes its outcome, unless it is another counsellor's call now. */
  private async letGo(tx: Tx, call: CallRow, handOver: HandOverRow, at: Date): Promise<void> {
    await this.beginWrapUp.run(tx, call, at);
    const live = await this.legs.liveLegsOfCall(tx, call.id);
    await this.hangUp(
      tx,
      live.filter((leg) => isLeaving(leg, handOver)).map((leg) => leg.id),
      at,
    );
  }

  private async hangUp(tx: Tx, legIds: readonly string[], at: Date): Promise<void> {
    await this.legs.requestHangUp(tx, legIds, at);
    await this.outbox.add(
      tx,
      legIds.map((legId) => ({ name: 'end-leg' as const, body: { legId } })),
    );
  }
}

function isLeaving(leg: LegRow, handOver: HandOverRow): boolean {
  return (leg.party === 'counsellor' || leg.party === 'supervisor') && leg.id !== handOver.leg_id;
}
