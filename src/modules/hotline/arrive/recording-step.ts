import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';
import { AfterGreeting } from './after-greeting.js';

/** Only a pressed 1 is a yes (every call counts as one from an all-party state, twilio.md 4.10); everything else is a no. */
@Injectable()
export class RecordingStep implements CallerStep {
  constructor(
    private readonly move: MoveCaller,
    private readonly after: AfterGreeting,
    private readonly voice: Voice,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    const agreed = digits === '1';
    const asked = await this.move.run(caller, { recording_consent: agreed ? 'agreed' : 'refused' });
    const answer = await this.voice.say(asked, agreed ? 'recording.thanks-yes' : 'recording.no');
    return [answer, ...(await this.after.toTheLine(asked))];
  }
}
