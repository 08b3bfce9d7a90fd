import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { RaiseCrisis } from '../crisis/raise-crisis.js';
import type { CallerChange } from '../inbound-call.store.js';
import { LeaveLine } from './leave-line.js';
import { WaitDocument } from './wait-document.js';

// What each key asks for, and where the caller is from then on. 8 works only in a crisis: it is offered only there.
const exits: Readonly<Record<string, (at: Date) => CallerChange>> = {
  '1': () => ({ stage: 'keeping-place', chose_callback: 'keep-my-place' }),
  '2': () => ({ stage: 'leaving-message' }),
  '3': (at) => ({ declined_callback_at: at }),
};

/** A key pressed while waiting. Crisis wins over everything: from then on the only way out of the line leads to a person (F51). */
@Injectable()
export class WaitMenuStep implements CallerStep {
  constructor(
    private readonly document: WaitDocument,
    private readonly leaveLine: LeaveLine,
    private readonly crisis: RaiseCrisis,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    if (digits === '9') return this.document.flow(await this.crisis.run(caller));
    if (caller.row.crisis_at) return digits === '8' ? this.leave(caller, { stage: 'crisis-line' }) : this.document.flow(caller);
    const exit = exits[digits];
    return exit ? this.leave(caller, exit(caller.at)) : this.document.flow(caller);
  }

  private async leave(caller: Caller, change: CallerChange): Promise<Flow> {
    const left = await this.leaveLine.run(caller, change);
    return left ? [{ kind: 'leave-line' }] : this.document.flow(caller, ['keep-place.lost-to-offer']);
  }
}
