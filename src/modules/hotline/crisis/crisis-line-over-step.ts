import { Injectable } from '@nestjs/common';
import { outsideLineResult } from '../../../core/hotline/outside-line-result.js';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { FirstInLineAgain } from './first-in-line-again.js';

/** Back from the crisis line: they talked there, or nobody did with them and they are first in line here again. */
@Injectable()
export class CrisisLineOverStep implements CallerStep {
  constructor(
    private readonly firstInLineAgain: FirstInLineAgain,
    private readonly raiseAlert: RaiseAlert,
    private readonly move: MoveCaller,
  ) {}

  async run(caller: Caller, { connected, connectedSeconds }: StepInput): Promise<Flow> {
    const result = outsideLineResult({ connected, seconds: connectedSeconds });
    if (result.kind === 'not-answered') return this.firstInLineAgain.run(caller);
    if (result.kind === 'dropped') return this.firstInLineAgain.run(await this.dropped(caller, result.seconds));
    await this.move.run(caller, { transferred_at: caller.at });
    return [{ kind: 'hang-up' }];
  }

  private async dropped(caller: Caller, seconds: number): Promise<Caller> {
    const { tx, row, at } = caller;
    const sentence = `The crisis line picked up and was gone after ${seconds} s: nobody there can have talked with the caller. They are first in our line again, unless they hung up.`;
    const subject = { siteId: row.site_id, kind: 'crisis-line-dropped', subjectType: 'inbound-call', subjectId: row.id };
    await this.raiseAlert.run(tx, { ...subject, sentence, at });
    return this.move.run(caller, { crisis_line_dropped_at: at });
  }
}
