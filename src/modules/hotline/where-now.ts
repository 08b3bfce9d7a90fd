import { Injectable } from '@nestjs/common';
import type { CallerStage } from '../../core/hotline/stages.js';
import type { Flow } from '../../telephony/flow.js';
import { Greeting } from './arrive/greeting.js';
import type { Caller } from './caller.js';
import { AskNumber } from './keep-place/ask-number.js';
import { LineExits } from './line/line-exits.js';
import { WaitAgain } from './line/wait-again.js';

/** What a caller hears next, from where they are: the answer to every question of the carrier that came twice, late or out of turn. */
@Injectable()
export class WhereNow {
  constructor(
    private readonly greeting: Greeting,
    private readonly waitAgain: WaitAgain,
    private readonly numbers: AskNumber,
    private readonly exits: LineExits,
  ) {}

  flow(caller: Caller): Promise<Flow> {
    if (caller.row.declined_callback_at && !caller.row.crisis_at) return this.exits.goodbye(caller);
    return this.flows[caller.row.stage](caller);
  }

  private readonly flows: Readonly<Record<CallerStage, (caller: Caller) => Promise<Flow>>> = {
    greeting: (caller) => this.greeting.flow(caller),
    'closed-menu': (caller) => this.greeting.flow(caller),
    waiting: (caller) => this.waitAgain.flow(caller),
    'keeping-place': (caller) => this.numbers.confirm(caller),
    'leaving-message': (caller) => this.exits.message(caller),
    'crisis-line': (caller) => this.exits.crisisLine(caller),
    'partner-line': (caller) => this.exits.partner(caller),
    connecting: async () => [{ kind: 'ask', step: 'join' }],
    talking: (caller) => this.waitAgain.flow(caller),
    ended: async () => [{ kind: 'hang-up' }],
  };
}
