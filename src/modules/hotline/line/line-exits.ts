import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller } from '../caller.js';
import { ConnectCrisisLine } from '../crisis/connect-crisis-line.js';
import { InviteMessage } from '../message/invite-message.js';
import { ConnectPartner } from '../partner/connect-partner.js';
import { Voice } from '../voice.js';

/** Ways out of the line that lead to somebody else's ear, or to none. */
@Injectable()
export class LineExits {
  constructor(
    private readonly invite: InviteMessage,
    private readonly connect: ConnectCrisisLine,
    private readonly connectPartner: ConnectPartner,
    private readonly voice: Voice,
  ) {}

  message(caller: Caller): Promise<Flow> {
    return this.invite.flow(caller);
  }

  crisisLine(caller: Caller): Promise<Flow> {
    return this.connect.flow(caller);
  }

  partner(caller: Caller): Promise<Flow> {
    return this.connectPartner.flow(caller);
  }

  async goodbye(caller: Caller): Promise<Flow> {
    return [await this.voice.say(caller, 'declined.bye'), { kind: 'hang-up' }];
  }
}
