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
    const { tx, row } = caller;
    const asked = row.person_id !== null && (await this.people.voicemailAllowed(tx, row.person_id)) !== null;
    return asked ? this.done(caller) : [await this.voice.ask(caller, ['keep-place.voicemail-question'], 'voicemail-question')];
  }

  async done(caller: Caller): Promise<Flow> {
    return [await this.voice.say(caller, 'keep-place.done'), { kind: 'hang-up' }];
  }
}
