import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { CallerPersonStore } from '../../people/index.js';
import { LivePlaceStore } from '../../routing/index.js';
import type { Caller } from '../caller.js';
import { WaitAgain } from '../line/wait-again.js';
import { Voice } from '../voice.js';
import { InviteMessage } from '../message/invite-message.js';
import { AskNumber } from './ask-number.js';

/** No usable number after two tries: the one they call from is read to them once more, if there is one; else they wait on in
 * their place, or leave a message where nobody is there to wait for. */
@Injectable()
export class WithoutNumber {
  constructor(
    private readonly people: CallerPersonStore,
    private readonly places: LivePlaceStore,
    private readonly numbers: AskNumber,
    private readonly invite: InviteMessage,
    private readonly waitAgain: WaitAgain,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller): Promise<Flow> {
    const { row, tx } = caller;
    if (row.caller_number !== null && (await this.people.mayBeDialled(tx, row.caller_number)))
      return this.numbers.confirm(caller);
    if (row.chose_callback === 'closed') return this.invite.flow(caller); // nobody is there to wait for
    await this.places.resume(tx, row.id);
    return [await this.voice.say(caller, 'no-number.cannot-call'), ...(await this.waitAgain.flow(caller))];
  }
}
