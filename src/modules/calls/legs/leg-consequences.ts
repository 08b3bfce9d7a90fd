import { Injectable } from '@nestjs/common';
import { isFinal, wasRinging, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { BreakPhone } from '../../counsellors/index.js';
import { ReleaseOffer, type Release } from '../../routing/index.js';
import { CallStore, type CallRow } from '../call.store.js';
import { ConnectCall } from '../connect-call.js';
import { EndCall } from '../end-call.js';
import { ReceiverNews } from '../hand-over/receiver-news.js';
import { CounsellorLeft } from '../counsellor-lost/counsellor-left.js';
import { failureCause } from './failure-cause.js';
import { CallerLegStore } from './caller-leg.store.js';
import type { LegRow } from './leg.store.js';
import type { LegNews } from './leg-news.js';

const missedBecause: Partial<Record<LegStateName, string>> = {
  busy: 'their phone was busy',
  'no-answer': 'their phone was not picked up',
  completed: 'they hung up without pressing a key',
};

/** What a leg's new state means for its offer and its call. */
@Injectable()
export class LegConsequences {
  constructor(
    private readonly calls: CallStore,
    private readonly callers: CallerLegStore,
    private readonly connectCall: ConnectCall,
    private readonly endCall: EndCall,
    private readonly releaseOffer: ReleaseOffer,
    private readonly breakPhone: BreakPhone,
    private readonly receiverNews: ReceiverNews,
    private readonly counsellorLeft: CounsellorLeft,
    private readonly outbox: Outbox,
  ) {}

  async follow(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    if (leg.inbound_call_id) return this.followCaller(tx, leg, news, at);
    if (leg.party === 'person') return this.followPerson(tx, leg, news, at);
    const call = leg.call_id ? await this.calls.lock(tx, leg.call_id) : null;
    if (call) await this.receiverNews.follow(tx, call, leg, news.state, at);
    if (leg.party === 'counsellor' && isFinal(news.state)) await this.followCounsellor(tx, call, leg, news, at);
  }

  private async followCounsellor(tx: Tx, call: CallRow | null, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    if (call) await this.counsellorLeft.run(tx, call, leg, at);
    else await this.releaseOffer.run(tx, leg.offer_id!, releaseAfter(leg.state, news.state), at);
    if (news.state === 'failed' && failureCause(leg.state, news) === 'unreachable')
      await this.breakPhone.run(tx, leg.to_number, at);
  }

  private async followPerson(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    const call = (await this.calls.lock(tx, leg.call_id!))!;
    if (await this.wasCalledOff(tx, leg, call)) return;
    // "completed" means that it was answered, even when the report of the answer was lost or is late.
    if (news.state === 'in-progress' || news.state === 'completed') await this.connectCall.run(tx, call, at);
    if (!isFinal(news.state)) return;
    if (call.ended_at) await this.tellThatItIsOver(tx, call);
    else await this.endCall.run(tx, call, call.connected_at ? 'completed' : failureCause(leg.state, news), at);
  }

  /** Somebody who called us is gone. What that means for their place in line is the hotline's to say. */
  private async followCaller(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    const call = leg.call_id && isFinal(news.state) ? await this.calls.lock(tx, leg.call_id) : null;
    if (call) await this.endCall.run(tx, call, call.connected_at ? 'completed' : 'caller-left', at);
  }

  /** They called us meanwhile and are in this call by another leg: what becomes of the outgoing ring means nothing any more. */
  private async wasCalledOff(tx: Tx, leg: LegRow, call: CallRow): Promise<boolean> {
    if (leg.hang_up_requested_at === null) return false;
    return (await this.callers.joinedCall(tx, call.id)) !== null;
  }

  /** The counsellor had left before: only now is it sure how the call went for the person. */
  private async tellThatItIsOver(tx: Tx, call: CallRow): Promise<void> {
    const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
    await this.outbox.add(tx, [
      { name: 'CallEnded', body: { callId, callbackId, personId, counsellorId, cause: call.end_cause! } },
    ]);
  }
}

/** A phone that rang and was not taken is a miss; one that the carrier never rang is nobody's fault. */
function releaseAfter(before: LegStateName, state: LegStateName): Release {
  const why = missedBecause[state];
  return why || wasRinging(before)
    ? { kind: 'missed', why: why ?? 'their phone stopped ringing' }
    : { kind: 'not-rung', why: 'their phone could not be rung' };
}
