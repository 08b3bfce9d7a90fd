import { Injectable } from '@nestjs/common';
import { isFinal, wasRinging, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ReleaseOffer, type Release } from '../../routing/index.js';
import { CallStore, type CallRow } from '../call.store.js';
import { EndCall } from '../end-call.js';
import { failureCause } from './failure-cause.js';
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
    private readonly endCall: EndCall,
    private readonly releaseOffer: ReleaseOffer,
    private readonly outbox: Outbox,
  ) {}

  async follow(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    if (leg.party === 'person') await this.followPerson(tx, leg, news, at);
    else if (isFinal(news.state)) await this.followCounsellor(tx, leg, news.state, at);
  }

  private async followCounsellor(tx: Tx, leg: LegRow, state: LegStateName, at: Date): Promise<void> {
    const call = leg.call_id ? await this.calls.lock(tx, leg.call_id) : null;
    if (call) await this.endCall.run(tx, call, call.connected_at ? 'completed' : 'counsellor-left', at);
    else await this.releaseOffer.run(tx, leg.offer_id!, releaseAfter(leg.state, state), at);
  }

  private async followPerson(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    const call = (await this.calls.lock(tx, leg.call_id!))!;
    // "completed" means that it was answered, even when the report of the answer was lost or is late.
    if (news.state === 'in-progress' || news.state === 'completed') await this.connect(tx, call, at);
    if (!isFinal(news.state)) return;
    if (call.ended_at) await this.tellThatItIsOver(tx, call);
    else await this.endCall.run(tx, call, call.connected_at ? 'completed' : failureCause(leg.state, news), at);
  }

  private async connect(tx: Tx, call: CallRow, at: Date): Promise<void> {
    if (call.connected_at) return;
    await this.calls.connect(tx, call.id, at);
    call.connected_at = at;
    const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
    await this.outbox.add(tx, [{ name: 'CallAnswered', body: { callId, callbackId, personId, counsellorId } }]);
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
