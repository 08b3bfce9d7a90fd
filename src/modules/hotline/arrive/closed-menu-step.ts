import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller, CallerStep } from '../caller.js';
import { AskNumber } from '../keep-place/ask-number.js';
import { InviteMessage } from '../message/invite-message.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';

/** What a caller chose who was told that nobody is there. Silence is not a "no": they get their callback. */
@Injectable()
export class ClosedMenuStep implements CallerStep {
  constructor(
    private readonly move: MoveCaller,
    private readonly numbers: AskNumber,
    private readonly message: InviteMessage,
    private readonly voice: Voice,
  ) {}

  async run(caller: Caller, { digits }: StepInput): Promise<Flow> {
    switch (digits) {
      case '2':
        return this.message.flow(caller);
      case '3':
        return this.decline(caller);
      default:
        return this.callThem(caller);
    }
  }

  private async callThem(caller: Caller): Promise<Flow> {
    return this.numbers.confirm(await this.move.run(caller, { chose_callback: 'closed', stage: 'keeping-place' }));
  }

  private async decline(caller: Caller): Promise<Flow> {
    await this.move.run(caller, { declined_callback_at: caller.at });
    return [await this.voice.say(caller, 'declined.bye'), { kind: 'hang-up' }];
  }
}
