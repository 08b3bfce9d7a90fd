import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';
import { StopByKey } from '../stop-key/stop-by-key.js';
import { AfterGreeting } from './after-greeting.js';

/** A key pressed in the greeting: language, a return code, or no more calls. Anything else, and silence, goes on as it is (F45). */
@Injectable()
export class GreetingStep implements CallerStep {
  constructor(
    private readonly move: MoveCaller,
    private readonly after: AfterGreeting,
    private readonly stopByKey: StopByKey,
    private readonly voice: Voice,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    switch (digits) {
      case '1':
        return this.after.run(await this.move.run(caller, { language: 'en' }));
      case '2':
        return this.after.run(await this.move.run(caller, { language: 'es' }));
      case '*':
        return [await this.voice.askNumber(caller, ['return-code.enter'], 'return-code')];
      case '7':
        return caller.row.caller_number === null ? this.after.run(caller) : this.stopByKey.flow(caller, caller.row.caller_number);
      default:
        return this.after.run(caller);
    }
  }
}
