import { Injectable } from '@nestjs/common';
import { spokenDigits } from '../../../core/scripts/spoken-digits.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallerPersonStore } from '../../people/index.js';
import type { Caller } from '../caller.js';
import { Voice } from '../voice.js';

/** Where shall we call? Read back, so that a wrong digit is heard. */
@Injectable()
export class AskNumber {
  constructor(
    private readonly people: CallerPersonStore,
    private readonly voice: Voice,
  ) {}

  /** The number they call from, when it can be called; else they have to enter one. */
  async confirm(caller: Caller): Promise<Flow> {
    const number = caller.row.caller_number;
    if (number === null || !(await this.people.mayBeDialled(caller.tx, number))) return this.enter(caller);
    return [await this.voice.ask(caller, [['keep-place.confirm-number', { number: spokenDigits(number) }]], 'confirm-number')];
  }

  async enter(caller: Caller): Promise<Flow> {
    return [await this.voice.askNumber(caller, ['keep-place.enter-number'], 'enter-number')];
  }

  async enterAgain(caller: Caller): Promise<Flow> {
    return [await this.voice.askNumber(caller, ['keep-place.number-not-usable', 'keep-place.enter-number'], 'enter-number')];
  }

  async readBack(caller: Caller, number: string): Promise<Flow> {
    return [await this.voice.ask(caller, [['keep-place.confirm-entered', { number: spokenDigits(number) }]], 'confirm-entered')];
  }
}
