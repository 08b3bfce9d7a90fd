import { Injectable } from '@nestjs/common';
import { isFinal, type LegStateName } from '../../core/calls/leg-progress.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ReleaseOffer } from '../routing/index.js';
import { CallStore } from './call.store.js';
import { EndCall } from './end-call.js';
import type { LegRow } from './leg.store.js';

const missedBecause: Partial<Record<LegStateName, string>> = {
  busy: 'their phone was busy',
  'no-answer': 'their phone was not picked up',
  failed: 'their phone could not be reached',
  'not-created': 'their phone could not be rung',
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

  async follow(tx: Tx, leg: LegRow, state: LegStateName, at: Date): Promise<void> {
    if (leg.party === 'person') await this.followPerson(tx, leg, state, at);
    else if (isFinal(state)) await this.followCounsellor(tx, leg, state, at);
  }

  private async followCounsellor(tx: Tx, leg: LegRow, state: LegStateName, at: Date): Promise<void> {
    const call = leg.call_id ? await this.calls.lock(tx, leg.call_id) : null;
    if (call) await this.endCall.run(tx, call, call.connected_at ? 'completed' : 'counsellor-left', at);
    else
      await this.releaseOffer.run(
        tx,
        leg.offer_id!,
        { kind: 'missed', why: missedBecause[state] ?? 'their phone did not answer' },
        at,
      );
  }

  private async followPerson(tx: Tx, leg: LegRow, state: LegStateName, at: Date): Promise<void> {
    const call = await this.calls.lock(tx, leg.call_id!);
    if (!call || call.ended_at) return;
    if (state === 'in-progress') {
      await this.calls.connect(tx, call.id, at);
      const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
      await this.outbox.add(tx, [{ name: 'CallAnswered', body: { callId, callbackId, personId, counsellorId } }]);
    } else if (isFinal(state)) {
      await this.endCall.run(tx, call, call.connected_at ? 'completed' : state, at);
    }
  }
}
