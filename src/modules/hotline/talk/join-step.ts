import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { CallStore, ConnectCall, LegStore, roomOf } from '../../calls/index.js';
import type { Caller, CallerStep } from '../caller.js';
import { WaitAgain } from '../line/wait-again.js';
import { MoveCaller } from '../move-caller.js';

/**
 * Out of the line and into the room of the counsellor who took them. When that counsellor is gone meanwhile, or the room ends while they
 * are on the phone (F92), they wait again.
 */
@Injectable()
export class JoinStep implements CallerStep {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly connectCall: ConnectCall,
    private readonly waitAgain: WaitAgain,
    private readonly move: MoveCaller,
  ) {}

  async run(caller: Caller): Promise<Flow> {
    const { tx, leg, at } = caller;
    const call = leg.call_id ? await this.calls.lock(tx, leg.call_id) : null;
    if (!call || call.ended_at) return this.waitAgain.flow({ ...caller, leg: { ...leg, call_id: null } });
    await this.legs.markJoined(tx, leg.id, at);
    await this.connectCall.run(tx, call, at);
    await this.move.run(caller, { stage: 'talking', talked_at: caller.row.talked_at ?? at, callback_id: call.callback_id });
    return [{ kind: 'join-room', room: roomOf(call.id), label: 'person', endsRoom: true, step: 'line-left' }];
  }
}
