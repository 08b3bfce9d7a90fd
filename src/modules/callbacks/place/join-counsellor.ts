import { Injectable } from '@nestjs/common';
import type { LineKey } from '../../../core/scripts/default-lines.js';
import type { Tx } from '../../../platform/database/database.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallStore, EndCall, LegStore, roomOf, type LegRow } from '../../calls/index.js';
import { CounsellorPrompts } from './counsellor-prompts.js';
import { ReachPerson } from './reach-person.js';
import { roomOverStep } from './room-over.js';

const whyEnded = new Map<string, LineKey>([
  ['do-not-call', 'counsellor.do-not-call'],
  ['called-off', 'counsellor.called-off'],
]);

/** Puts the counsellor into the call's room, and gets the person there: a caller is brought in, anybody else is heard ringing. */
@Injectable()
export class JoinCounsellor {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly reachPerson: ReachPerson,
    private readonly endCall: EndCall,
    private readonly prompts: CounsellorPrompts,
  ) {}

  /** Whoever picked up did not take the call after all: the person, who was not dialled, goes back into line. */
  async giveUp(tx: Tx, callId: string, at: Date): Promise<void> {
    const call = (await this.calls.lock(tx, callId))!;
    if (call.state === 'waiting-for-counsellor') await this.endCall.run(tx, call, 'counsellor-left', at);
  }

  async run(tx: Tx, leg: LegRow, callId: string, at: Date): Promise<Flow> {
    const call = (await this.calls.lock(tx, callId))!;
    if (call.ended_at) return this.prompts.say(leg, whyEnded.get(call.end_cause!) ?? 'counsellor.already-taken');
    const reach = await this.reachPerson.run(tx, call, at);
    if (reach.kind === 'refused') {
      await this.endCall.run(tx, call, 'not-allowed', at);
      return this.prompts.say(leg, 'counsellor.not-allowed', { reason: reach.reason });
    }
    if (reach.kind === 'gone') {
      await this.endCall.run(tx, call, 'caller-left', at);
      return this.prompts.say(leg, 'counsellor.caller-left');
    }
    await this.legs.markJoined(tx, leg.id, at);
    return [{ kind: 'join-room', room: roomOf(callId), label: 'counsellor', endsRoom: false, step: roomOverStep }];
  }
}
