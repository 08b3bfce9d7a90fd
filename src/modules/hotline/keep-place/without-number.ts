import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { CallerPersonStore } from '../../people/index.js';
import { LivePlaceStore } from '../../routing/index.js';
import type { Caller } from '../caller.js';
import { WaitAgain } from '../line/wait-again.js';
import { Voice } from '../voice.js';
import { FinishKeeping } from './finish-keeping.js';

/** No usable number after two tries: the one they call from, if there is one; else they are told, and wait on in their place. */
@Injectable()
export class WithoutNumber {
  constructor(
    private readonly people: CallerPersonStore,
    private readonly places: LivePlaceStore,
    private readonly finish: FinishKeeping,
    private readonly waitAgain: WaitAgain,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller): Promise<Flow> {
    const { row, tx } = caller;
    if (row.caller_number !== null && (await this.people.mayBeDialled(tx, row.caller_number))) return this.finish.flow(caller);
    await this.places.resume(tx, row.id);
    return [await this.voice.say(caller, 'no-number.cannot-call'), ...(await this.waitAgain.flow(caller))];
  }
}
