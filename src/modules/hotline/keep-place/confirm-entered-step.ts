import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { AskNumber } from './ask-number.js';
import { FinishKeeping } from './finish-keeping.js';
import { TakeNumber } from './take-number.js';

/** The number they typed was read back to them. Only a pressed 2 takes it back. */
@Injectable()
export class ConfirmEnteredStep implements CallerStep {
  constructor(
    private readonly take: TakeNumber,
    private readonly numbers: AskNumber,
    private readonly finish: FinishKeeping,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    const number = caller.row.entered_number;
    if (digits === '2' || number === null) return this.numbers.enter(caller);
    const taken = await this.take.run(caller, number);
    return taken.isSomebodyElses ? this.finish.done(taken.caller) : this.finish.flow(taken.caller);
  }
}
