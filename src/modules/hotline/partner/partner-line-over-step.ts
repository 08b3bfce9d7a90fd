import { Injectable } from '@nestjs/common';
import { outsideLineResult } from '../../../core/hotline/outside-line-result.js';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { BackFromPartner } from './back-from-partner.js';

/** Back from the partner: they talked there, or nobody did with them and they are at the front of our line again. */
@Injectable()
export class PartnerLineOverStep implements CallerStep {
  constructor(
    private readonly move: MoveCaller,
    private readonly back: BackFromPartner,
  ) {}

  async run(caller: Caller, { connected, connectedSeconds }: StepInput): Promise<Flow> {
    if (outsideLineResult({ connected, seconds: connectedSeconds }).kind !== 'reached') return this.back.flow(caller);
    await this.move.run(caller, { transferred_at: caller.at });
    return [{ kind: 'hang-up' }];
  }
}
