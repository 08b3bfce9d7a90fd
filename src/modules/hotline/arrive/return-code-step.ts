import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { InboundCallStore } from '../inbound-call.store.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';
import { AfterGreeting } from './after-greeting.js';

/** Somebody without a number comes back: their code opens the thread of the call before. */
@Injectable()
export class ReturnCodeStep implements CallerStep {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly move: MoveCaller,
    private readonly after: AfterGreeting,
    private readonly voice: Voice,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    const personId = digits === '' ? null : await this.calls.personOfCode(caller.tx, digits);
    if (personId === null) return [await this.voice.say(caller, 'return-code.unknown'), ...(await this.after.run(caller))];
    const known = await this.move.run(caller, { person_id: personId });
    return [await this.voice.say(known, 'return-code.welcome-back'), ...(await this.after.run(known))];
  }
}
