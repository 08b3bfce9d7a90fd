import { Injectable } from '@nestjs/common';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallerPersonStore } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { AskNumber } from './ask-number.js';
import { WithoutNumber } from './without-number.js';

const mostTries = 2;

/** A number typed on the keypad. What we may not dial is asked for again, never dialled and never dropped silently (F44, F46). */
@Injectable()
export class EnterNumberStep implements CallerStep {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly people: CallerPersonStore,
    private readonly numbers: AskNumber,
    private readonly without: WithoutNumber,
    private readonly move: MoveCaller,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    const read = readPhoneNumber(digits, await this.sites.ownNumbers());
    const usable = read.kind === 'accepted' && read.automaticCalls && (await this.people.mayBeDialled(caller.tx, read.e164));
    if (usable) {
      const moved = await this.move.run(caller, { entered_number: read.e164 });
      return this.numbers.readBack(moved, read.e164);
    }
    const tried = await this.move.run(caller, { number_tries: caller.row.number_tries + 1 });
    return tried.row.number_tries < mostTries ? this.numbers.enterAgain(tried) : this.without.flow(tried);
  }
}
