import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallerLegStore } from '../../calls/index.js';
import type { Caller, CallerStep } from '../caller.js';
import { WaitDocument } from './wait-document.js';

/** The carrier asks what a waiting caller hears next, again and again. It tells its own name of the line, by which we take them out. */
@Injectable()
export class WaitStep implements CallerStep {
  constructor(
    private readonly callers: CallerLegStore,
    private readonly document: WaitDocument,
  ) {}

  async run(caller: Caller, { carrierLine }: StepInput): Promise<Flow> {
    if (carrierLine !== null) await this.callers.rememberLine(caller.tx, caller.leg.id, carrierLine);
    return this.document.flow(caller);
  }
}
