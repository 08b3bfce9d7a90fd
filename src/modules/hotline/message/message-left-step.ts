import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { EndIncomingCall } from '../ending/end-incoming-call.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';

/** They spoke, or hung up doing it. The callback is promised now: whether the sound ever arrives does not matter to it (4.6). */
@Injectable()
export class MessageLeftStep implements CallerStep {
  constructor(
    private readonly ending: EndIncomingCall,
    private readonly move: MoveCaller,
    private readonly voice: Voice,
  ) {}

  async run(before: Caller, { recorded }: StepInput): Promise<Flow> {
    const caller = await this.move.run(before, { message_seconds: recorded?.seconds ?? 0 });
    if (recorded?.hungUp) {
      await this.ending.run(caller);
      return [{ kind: 'hang-up' }];
    }
    return [await this.voice.say(caller, 'message.thanks'), { kind: 'hang-up' }];
  }
}
