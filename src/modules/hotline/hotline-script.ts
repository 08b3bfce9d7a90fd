import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import type { IncomingCall, StepInput } from '../../telephony/call-script.js';
import type { Flow } from '../../telephony/flow.js';
import { AnswerCall } from './arrive/answer-call.js';
import { CallerDesk } from './caller-desk.js';
import { EndIncomingCall } from './ending/end-incoming-call.js';
import { IncomingCallReader } from './incoming-call.reader.js';
import { CallerSteps } from './caller-steps.js';

const longestUnanswered = 5;

/**
 * What somebody who calls us hears and does. Every answer is made from rows, under the lock of the caller, so that a webhook that comes
 * twice, late, out of order, or to another process after a restart gets the answer that is right now.
 */
@Injectable()
export class HotlineScript {
  constructor(
    private readonly database: Database,
    private readonly desk: CallerDesk,
    private readonly reader: IncomingCallReader,
    private readonly answerCall: AnswerCall,
    private readonly steps: CallerSteps,
    private readonly ending: EndIncomingCall,
    private readonly clock: Clock,
  ) {}

  called(call: IncomingCall): Promise<{ legId: string; flow: Flow }> {
    return this.database.transaction((tx) => this.answerCall.run(tx, call, this.clock.now()));
  }

  asked(legId: string, step: string, input: StepInput): Promise<Flow> {
    return this.database.transaction(async (tx) => {
      const caller = await this.desk.byLeg(tx, legId, this.clock.now());
      return caller ? this.steps.run(caller, step, input) : [{ kind: 'hang-up' }];
    });
  }

  /**
   * The line is dead. Also the only word we get of somebody who hung up before we answered (F37); of a longer call that we do not know,
   * somebody else answered: we were away, and the carrier's list tells what came of it.
   */
  incomingEnded(call: IncomingCall & { readonly seconds: number }): Promise<void> {
    return this.database.transaction(async (tx) => {
      // They may hang up while their first question is being answered: that is over before this looks.
      await this.reader.alone(tx, call.carrierSid);
      const at = this.clock.now();
      const caller = await this.desk.bySid(tx, call.carrierSid, at);
      if (caller) await this.ending.run(caller);
      else if (call.seconds < longestUnanswered) await this.answerCall.missed(tx, call, at);
    });
  }
}
