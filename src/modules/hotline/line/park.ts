import { Injectable } from '@nestjs/common';
import type { Flow, Step } from '../../../telephony/flow.js';
import type { Caller } from '../caller.js';
import { Voice } from '../voice.js';

/** Into the carrier's line: it only keeps the caller on the phone, the order is our own. */
@Injectable()
export class Park {
  constructor(private readonly voice: Voice) {}

  async step(caller: Caller): Promise<Step> {
    return {
      kind: 'park',
      line: `line-${caller.row.site_id}`,
      waitStep: 'wait',
      step: await this.voice.step(caller, 'line-left'),
    };
  }

  /** Nothing is lost, says the first word; to whoever was just cut off, that we know it. */
  async again(caller: Caller, wasCutOff: boolean): Promise<Flow> {
    return [await this.voice.say(caller, wasCutOff ? 'dropped.please-wait' : 'waiting.still-here'), await this.step(caller)];
  }

  /** Says so, and asks again where they belong. */
  async moment(caller: Caller): Promise<Flow> {
    return [await this.voice.say(caller, 'waiting.still-here'), { kind: 'ask', step: 'join' }];
  }
}
