import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { BackFromPartner } from './back-from-partner.js';

/** Back from the partner: they talked there, or nobody picked up. */
@Injectable()
export class PartnerLineOverStep implements CallerStep {
  constructor(
    private readonly move: MoveCaller,
    private readonly back: BackFromPartner,
  ) {}

  async run(caller: Caller, { connected }: StepInput): Promise<Flow> {
    if (!connected) return this.back.flow(caller);
    await this.move.run(caller, { transferred_at: caller.at });
    return [{ kind: 'hang-up' }];
  }
}
