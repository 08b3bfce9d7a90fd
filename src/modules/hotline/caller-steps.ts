import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { StepInput } from '../../telephony/call-script.js';
import type { Flow } from '../../telephony/flow.js';
import { ClosedMenuStep } from './arrive/closed-menu-step.js';
import { GreetingStep } from './arrive/greeting-step.js';
import { RecordingStep } from './arrive/recording-step.js';
import { ReturnCodeStep } from './arrive/return-code-step.js';
import type { Caller, CallerStep } from './caller.js';
import { CrisisLineOverStep } from './crisis/crisis-line-over-step.js';
import { CrisisToLine } from './crisis/crisis-to-line.js';
import { ConfirmEnteredStep } from './keep-place/confirm-entered-step.js';
import { ConfirmNumberStep } from './keep-place/confirm-number-step.js';
import { EnterNumberStep } from './keep-place/enter-number-step.js';
import { VoicemailQuestionStep } from './keep-place/voicemail-question-step.js';
import { LineLeftStep } from './line/line-left-step.js';
import { WaitMenuStep } from './line/wait-menu-step.js';
import { WaitStep } from './line/wait-step.js';
import { LateMessage } from './message/late-message.js';
import { MessageLeftStep } from './message/message-left-step.js';
import { onceSteps, openSteps, type OpenStepName, type StepName } from './step-names.js';
import { StepStore } from './step.store.js';
import { PartnerLineOverStep } from './partner/partner-line-over-step.js';
import { JoinStep } from './talk/join-step.js';
import { WhereNow } from './where-now.js';

const crisisKey = '9';

/** Everything the carrier may ask about a caller, and who answers. */
export const callerSteps: Readonly<Record<StepName | OpenStepName, Type<CallerStep>>> = {
  greeting: GreetingStep,
  'return-code': ReturnCodeStep,
  recording: RecordingStep,
  'closed-menu': ClosedMenuStep,
  wait: WaitStep,
  'wait-menu': WaitMenuStep,
  'line-left': LineLeftStep,
  'confirm-number': ConfirmNumberStep,
  'enter-number': EnterNumberStep,
  'confirm-entered': ConfirmEnteredStep,
  'voicemail-question': VoicemailQuestionStep,
  'message-left': MessageLeftStep,
  'crisis-line-over': CrisisLineOverStep,
  'partner-line-over': PartnerLineOverStep,
  join: JoinStep,
};

/**
 * Answers one step. A step with a token is good once: its repetition gets the stored answer and changes nothing (F8, F12), and one that
 * nobody was ever given is answered from where the caller stands.
 */
@Injectable()
export class CallerSteps {
  constructor(
    private readonly store: StepStore,
    private readonly whereNow: WhereNow,
    private readonly crisis: CrisisToLine,
    private readonly lateMessage: LateMessage,
    private readonly modules: ModuleRef,
  ) {}

  async run(caller: Caller, step: string, input: StepInput): Promise<Flow> {
    const [name, token] = step.split('.', 2) as [string, string | undefined];
    if (caller.row.ended_at) return this.afterTheEnd(caller, name, input);
    if (isOpen(name)) return this.handler(name).run(caller, input);
    if (!isOnce(name) || token === undefined) return this.whereNow.flow(caller);
    const asked = await this.store.look(caller.tx, caller.leg.id, name, token);
    if (asked.kind === 'repeated') return asked.flow;
    if (asked.kind === 'unknown') return this.whereNow.flow(caller);
    const flow = await this.answer(caller, name, input);
    await this.store.keep(caller.tx, token, flow, caller.at);
    return flow;
  }

  /** The crisis key wins over whatever was being asked (F51); in the line it has an answer that does not leave the line. */
  private answer(caller: Caller, name: StepName, input: StepInput): Promise<Flow> {
    if (input.digits === crisisKey && name !== 'wait-menu') return this.crisis.run(caller);
    return this.handler(name).run(caller, input);
  }

  private async afterTheEnd(caller: Caller, name: string, input: StepInput): Promise<Flow> {
    if (name === 'message-left') await this.lateMessage.run(caller, input);
    return [{ kind: 'hang-up' }];
  }

  private handler(name: StepName | OpenStepName): CallerStep {
    return this.modules.get(callerSteps[name], { strict: false });
  }
}

function isOpen(name: string): name is OpenStepName {
  return (openSteps as readonly string[]).includes(name);
}

function isOnce(name: string): name is StepName {
  return (onceSteps as readonly string[]).includes(name);
}
