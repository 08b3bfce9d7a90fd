import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { AskNumber } from './ask-number.js';
import { FinishKeeping } from './finish-keeping.js';

/** Shall we call the number they call from? Silence is a yes: it is the number they have in their hand. */
@Injectable()
export class ConfirmNumberStep implements CallerStep {
  constructor(
    private readonly numbers: AskNumber,
    private readonly finish: FinishKeeping,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    return digits === '2' ? this.numbers.enter(caller) : this.finish.flow(caller);
  }
}
