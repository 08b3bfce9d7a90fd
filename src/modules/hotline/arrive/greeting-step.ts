import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';
import { AfterGreeting } from './after-greeting.js';

/** A key pressed in the greeting: language, or a return code. Anything else, and silence, goes on as it is (F45). */
@Injectable()
export class GreetingStep implements CallerStep {
  constructor(
    private readonly move: MoveCaller,
    private readonly after: AfterGreeting,
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
      default:
        return this.after.run(caller);
    }
  }
}
