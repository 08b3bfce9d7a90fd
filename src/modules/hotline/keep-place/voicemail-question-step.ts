import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallerPersonStore } from '../../people/index.js';
import type { Caller, CallerStep } from '../caller.js';
import { FinishKeeping } from './finish-keeping.js';

/** May we leave a voicemail? Only a pressed key is an answer; without one we leave none, and may ask again another time. */
@Injectable()
export class VoicemailQuestionStep implements CallerStep {
  constructor(
    private readonly people: CallerPersonStore,
    private readonly finish: FinishKeeping,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    const number = await this.finish.settledNumber(caller);
    if (number !== null && (digits === '1' || digits === '2'))
      await this.people.allowVoicemail(caller.tx, number, digits === '1');
    return this.finish.done(caller);
  }
}
