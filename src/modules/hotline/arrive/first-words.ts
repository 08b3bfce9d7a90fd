import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller } from '../caller.js';
import { WhereNow } from '../where-now.js';
import { Greeting } from './greeting.js';

/** What a caller hears first, or once more. */
@Injectable()
export class FirstWords {
  constructor(
    private readonly greeting: Greeting,
    private readonly whereNow: WhereNow,
  ) {}

  first(caller: Caller, meets: boolean): Promise<Flow> {
    return meets ? this.greeting.meeting(caller) : this.greeting.flow(caller);
  }

  again(caller: Caller): Promise<Flow> {
    return this.whereNow.flow(caller);
  }
}
