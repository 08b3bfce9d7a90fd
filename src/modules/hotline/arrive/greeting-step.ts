import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';
import { CalledLately } from '../stop-key/called-lately.js';
import { StopByKey } from '../stop-key/stop-by-key.js';
import { AfterGreeting } from './after-greeting.js';

/** A key pressed in the greeting: language, a return code, or no more calls. Anything else, and silence, goes on as it is (F45). */
@Injectable()
export class GreetingStep implements CallerStep {
  constructor(
    private readonly move: MoveCaller,
    private readonly after: AfterGreeting,
    private readonly stopByKey: StopByKey,
    private readonly calledLately: CalledLately,
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
        return this.stopOr(caller);
      default:
        return this.after.run(caller);
    }
  }

  /** The key means what was read out to them; to everybody else it means nothing (F45). */
  private async stopOr(caller: Caller): Promise<Flow> {
    const { caller_number: number } = caller.row;
    const isOffered = number !== null && (await this.calledLately.ask(caller));
    return isOffered ? this.stopByKey.flow(caller, number) : this.after.run(caller);
  }
}
