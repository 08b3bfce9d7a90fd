import { Injectable } from '@nestjs/common';
import { tooLate } from '../../../core/placement/decide-step.js';
import { isLateFollowUp } from '../../../core/placement/referral-rules.js';
import { whyCalled } from '../../../core/placement/step-kinds.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { PlacedIntake } from '../placed-intake.reader.js';
import { PromiseCall, type PromisedCall } from './promise-call.js';
import { StepStore, type StepRow } from './step.store.js';

/** A step becomes a callback; where nobody can be called, a supervisor is told: a human decides either way. */
@Injectable()
export class CallForStep {
  constructor(
    private readonly steps: StepStore,
    private readonly promiseCall: PromiseCall,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, step: StepRow, placed: PlacedIntake): Promise<void> {
    const promised = await this.promiseCall.run(tx, placed, { because: whyCalled[step.kind], notAfter: step.useful_until });
    if (promised.kind === 'promised') return this.keep(tx, step, placed, promised);
    const at = this.clock.now();
    if (promised.kind === 'too-late') return this.steps.end(tx, step.id, { ...tooLate, at });
    if (placed.openIntakeId === null && step.kind !== 'referral-follow-up')
      return this.steps.end(tx, step.id, { outcome: 'closed', because: promised.because, at });
    await this.tell(tx, step, placed.siteId, promised.because);
    await this.steps.end(tx, step.id, { outcome: 'human-decision', because: promised.because, at });
  }

  private async keep(
    tx: Tx,
    step: StepRow,
    placed: PlacedIntake,
    { callbackId, made, windowStart }: Extract<PromisedCall, { kind: 'promised' }>,
  ): Promise<void> {
    await this.steps.call(tx, step.id, { id: callbackId, made });
    if (step.kind === 'referral-follow-up' && isLateFollowUp(step.due_at, windowStart))
      await this.tell(tx, step, placed.siteId, 'No allowed hour comes within two days');
  }

  /** Whoever was referred out is asked how it went also when their intake here has ended. */
  private tell(tx: Tx, step: StepRow, siteId: string, because: string): Promise<void> {
    return this.raiseAlert.run(tx, {
      siteId,
      kind: 'follow-up-by-hand',
      subjectType: 'intake',
      subjectId: step.intake_id,
      sentence: `Somebody should be called and the program cannot in time: ${because}. Why: ${whyCalled[step.kind]}.`,
      at: this.clock.now(),
    });
  }
}
