import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { CallerPersonStore } from '../../people/index.js';
import type { Caller } from '../caller.js';
import { Voice } from '../voice.js';

/** The number is settled: may we leave a voicemail, and goodbye. What was chosen counts from the moment they hang up. */
@Injectable()
export class FinishKeeping {
  constructor(
    private readonly people: CallerPersonStore,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller): Promise<Flow> {
    const number = await this.settledNumber(caller);
    const asked = number !== null && (await this.people.voicemailAllowed(caller.tx, number)) !== null;
    return asked ? this.done(caller) : [await this.voice.ask(caller, ['keep-place.voicemail-question'], 'voicemail-question')];
  }

  /** The number they are called back on; null when they have none, or nobody knows who they are. */
  async settledNumber({ tx, row }: Caller): Promise<string | null> {
    if (row.person_id === null) return null;
    return row.chosen_number_id ?? this.people.numberOf(tx, row.person_id, row.caller_number);
  }

  async done(caller: Caller): Promise<Flow> {
    return [await this.voice.say(caller, 'keep-place.done'), { kind: 'hang-up' }];
  }
}
