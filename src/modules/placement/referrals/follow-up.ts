import { Injectable } from '@nestjs/common';
import { followUpAt } from '../../../core/placement/referral-rules.js';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { PlacedIntake } from '../placed-intake.reader.js';
import { EndSteps } from '../steps/end-steps.js';
import { PromiseCall } from '../steps/promise-call.js';
import { StepStore } from '../steps/step.store.js';

interface Followed {
  readonly id: string;
  readonly intakeId: string;
}

/** Nobody who was referred is lost: they are asked how it went, and called at once when the hand-over breaks off. */
@Injectable()
export class FollowUp {
  constructor(
    private readonly steps: StepStore,
    private readonly endSteps: EndSteps,
    private readonly promiseCall: PromiseCall,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  /** 24 hours from now; one that was planned before is counted anew. */
  async plan(tx: Tx, { id, intakeId }: Followed, at: Date): Promise<void> {
    const dueAt = followUpAt(at);
    if (await this.steps.retime(tx, id, dueAt)) return;
    await this.steps.plan(tx, { referralId: id }, [{ intakeId, kind: 'referral-follow-up', dueAt }]);
  }

  async callOff(tx: Tx, referralId: string, because: string, personId: string): Promise<void> {
    await this.endSteps.run(tx, referralId, { outcome: 'not-needed', because, personId });
  }

  /** The line broke between us and them: in front of everybody else, now. */
  async callAtOnce(tx: Tx, { id }: Followed, placed: PlacedIntake, at: Date): Promise<void> {
    const because = 'The hand-over to another place broke off: call them at once';
    const promised = await this.promiseCall.run(tx, placed, { because, urgency: 'urgent' });
    if (promised.kind === 'promised') return;
    await this.raiseAlert.run(tx, {
      siteId: placed.siteId,
      kind: 'hand-over-broke-off',
      subjectType: 'referral',
      subjectId: id,
      sentence: 'The hand-over of somebody to another place broke off, and the program cannot call them: reach them another way.',
      at,
    });
  }
}
