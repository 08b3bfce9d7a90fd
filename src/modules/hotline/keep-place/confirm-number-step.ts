import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { AskNumber } from './ask-number.js';
import { FinishKeeping } from './finish-keeping.js';

/** Shall we call the number they call from? Silence is a yes: it is the number they have in their hand. */
@Injectable()
export class ConfirmNumberStep implements CallerStep {
  constructor(
    private readonly numbers: AskNumber,
    private readonly finish: FinishKeeping,
    private readonly move: MoveCaller,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    if (digits === '2') return this.numbers.enter(await this.move.run(caller, { own_number_refused_at: caller.at }));
    if (digits === '1') return this.finish.flow(await this.move.run(caller, { own_number_refused_at: null }));
    return this.finish.flow(caller);
  }
}
