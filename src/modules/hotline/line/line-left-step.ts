import { Injectable } from '@nestjs/common';
import type { LineResult, StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { RaiseAlert } from '../../alerts/index.js';
import { ClosedMenu } from '../arrive/closed-menu.js';
import type { Caller, CallerStep } from '../caller.js';
import { EndIncomingCall } from '../ending/end-incoming-call.js';
import { WhereNow } from '../where-now.js';

/** The carrier says why a caller does not wait any more. */
@Injectable()
export class LineLeftStep implements CallerStep {
  constructor(
    private readonly whereNow: WhereNow,
    private readonly ending: EndIncomingCall,
    private readonly closedMenu: ClosedMenu,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  run(caller: Caller, { lineResult }: StepInput): Promise<Flow> {
    return this.answers[lineResult ?? 'failed'](caller);
  }

  private readonly answers: Readonly<Record<LineResult, (caller: Caller) => Promise<Flow>>> = {
    left: (caller) => this.whereNow.flow(caller),
    failed: (caller) => this.whereNow.flow(caller),
    // They are on their way into the room: the carrier does not run what is answered here.
    taken: async () => [{ kind: 'ask', step: 'join' }],
    'hung-up': async (caller) => {
      await this.ending.run(caller);
      return [{ kind: 'hang-up' }];
    },
    'line-full': async (caller) => {
      await this.tellThatItIsFull(caller);
      return this.closedMenu.flow(caller, 'line-full');
    },
  };

  private async tellThatItIsFull({ tx, row, at }: Caller): Promise<void> {
    const sentence = 'The line at the carrier is full: callers are offered a callback instead of waiting.';
    await this.raiseAlert.run(tx, {
      siteId: row.site_id,
      kind: 'line-full',
      subjectType: 'site',
      subjectId: row.site_id,
      sentence,
      at,
    });
  }
}
