import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallStore, EndCall, LegStore, roomOf, type LegRow } from '../../calls/index.js';
import { alreadyTaken, notAllowedNow } from './counsellor-prompts.js';
import { DialPerson } from './dial-person.js';

/** Puts the counsellor into the call's room and dials the person, who is heard ringing there. */
@Injectable()
export class JoinCounsellor {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly dialPerson: DialPerson,
    private readonly endCall: EndCall,
  ) {}

  /** Whoever picked up did not take the call after all: the person, who was not dialled, goes back into line. */
  async giveUp(tx: Tx, callId: string, at: Date): Promise<void> {
    const call = (await this.calls.lock(tx, callId))!;
    if (call.state === 'waiting-for-counsellor') await this.endCall.run(tx, call, 'counsellor-left', at);
  }

  async run(tx: Tx, leg: LegRow, callId: string, at: Date): Promise<Flow> {
    const call = (await this.calls.lock(tx, callId))!;
    if (call.ended_at) return alreadyTaken;
    const dial = await this.dialPerson.run(tx, call, at);
    if (dial.kind === 'refused') {
      await this.endCall.run(tx, call, 'not-allowed', at);
      return notAllowedNow(dial.reason);
    }
    await this.legs.markJoined(tx, leg.id, at);
    return [{ kind: 'join-room', room: roomOf(callId), label: 'counsellor', endsRoom: true }];
  }
}
