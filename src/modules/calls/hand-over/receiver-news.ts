import { Injectable } from '@nestjs/common';
import { isFinal, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { CallRow } from '../call.store.js';
import { AgreeOnHold } from '../in-call/agree-on-hold.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { HandOverStore, type HandOverRow } from './hand-over.store.js';
import { sureAfterSeconds } from './left-alone.js';
import { ReleaseReceiver } from './release-receiver.js';

/** What the receiver's leg tells: picked up, not reached, or gone. The person is never left on hold for somebody who is not there. */
@Injectable()
export class ReceiverNews {
  constructor(
    private readonly legs: LegStore,
    private readonly handOvers: HandOverStore,
    private readonly release: ReleaseReceiver,
    private readonly hold: AgreeOnHold,
    private readonly outbox: Outbox,
  ) {}

  async follow(tx: Tx, call: CallRow, leg: LegRow, state: LegStateName, at: Date): Promise<void> {
    const handOver = await this.handOvers.ofLeg(tx, leg.id);
    if (!handOver || call.ended_at) return;
    if (isFinal(state)) await this.gone(tx, call, handOver, state, at);
    else if (state === 'in-progress' && leg.party === 'outside' && handOver.state === 'ringing')
      await this.handOvers.proceed(tx, handOver, 'briefing', at);
  }

  private async gone(tx: Tx, call: CallRow, handOver: HandOverRow, state: LegStateName, at: Date): Promise<void> {
    if (handOver.ended_at) return this.afterwards(tx, call, handOver, at);
    if (handOver.state === 'ringing') await this.handOvers.end(tx, handOver, 'not-reached', state, at);
    else await this.release.dropped(tx, call, handOver, 'receiver-left', at);
    await this.release.run(tx, handOver, at);
    await this.hold.want(tx, call.id, null);
  }

  /** Somebody outside had the person and is gone. Whoever is still on the phone hears music until it is sure that they are. */
  private async afterwards(tx: Tx, call: CallRow, handOver: HandOverRow, at: Date): Promise<void> {
    if (!call.handed_over_at || handOver.to_counsellor_id) return;
    const person = (await this.legs.liveLegsOfCall(tx, call.id)).find((leg) => leg.party === 'person');
    await this.hold.want(tx, call.id, at);
    if (person) await this.outbox.add(tx, [{ name: 'check-leg', body: { legId: person.id } }]);
    const runAt = new Date(at.getTime() + sureAfterSeconds * 1000);
    await this.outbox.add(tx, [{ name: 'left-alone', body: { callId: call.id }, runAt }]);
  }
}
