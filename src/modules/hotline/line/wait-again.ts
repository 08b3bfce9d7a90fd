import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { CallStore } from '../../calls/index.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { EnterLine } from './enter-line.js';
import { Park } from './park.js';
import { WaitFactsReader } from './wait-facts.reader.js';

/** A caller who is on the phone and not with anybody: back into the carrier's line, in the place they have, or in a new one. */
@Injectable()
export class WaitAgain {
  constructor(
    private readonly facts: WaitFactsReader,
    private readonly calls: CallStore,
    private readonly enterLine: EnterLine,
    private readonly move: MoveCaller,
    private readonly park: Park,
  ) {}

  async flow(caller: Caller): Promise<Flow> {
    const call = caller.leg.call_id ? await this.calls.lock(caller.tx, caller.leg.call_id) : null;
    if (call && !call.ended_at) return [{ kind: 'ask', step: 'join' }];
    if (call?.connected_at) return [{ kind: 'hang-up' }]; // the talk is over
    // Their counsellor has just gone, and the place in line is not given back yet: a moment, then they are asked for again.
    if (await this.facts.isTaken(caller)) return this.park.moment(caller);
    const waiting = await this.move.run(caller, { stage: 'waiting' });
    if ((await this.facts.of(waiting)) === null) return this.enterLine.run(waiting);
    return this.park.again(waiting, caller.row.stage === 'talking');
  }
}
