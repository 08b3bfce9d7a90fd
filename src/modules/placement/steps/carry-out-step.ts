import { Injectable } from '@nestjs/common';
import type { StepDecision } from '../../../core/placement/decide-step.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import type { PlacedIntake } from '../placed-intake.reader.js';
import { CallForStep } from './call-for-step.js';
import { Remind } from './remind.js';
import type { KnownOfStep } from './step-facts.reader.js';
import { StepStore, type StepRow } from './step.store.js';

interface DecidedStep {
  readonly step: StepRow;
  readonly placed: PlacedIntake;
  readonly known: KnownOfStep;
  readonly decision: StepDecision;
}

const reminded = `update appointment set state = 'reminded' where id = $1 and state = 'scheduled'`;

/** Does what was decided about a step. */
@Injectable()
export class CarryOutStep {
  constructor(
    private readonly steps: StepStore,
    private readonly remindThem: Remind,
    private readonly callForStep: CallForStep,
    private readonly clock: Clock,
  ) {}

  locked(tx: Tx, stepId: string): Promise<StepRow | null> {
    return this.steps.lock(tx, stepId);
  }

  run(tx: Tx, decided: DecidedStep): Promise<void> {
    const { step, placed, decision } = decided;
    switch (decision.kind) {
      case 'end':
        return this.steps.end(tx, step.id, { ...decision, at: this.clock.now() });
      case 'call':
        return this.callForStep.run(tx, step, placed);
      case 'remind':
        return this.remind(tx, decided);
      default:
        return assertNever(decision);
    }
  }

  private async remind(tx: Tx, { step, placed, known }: DecidedStep): Promise<void> {
    const reminder = { startsAt: known.startsAt!, timeZone: known.timeZone!, usefulUntil: step.useful_until! };
    const result = await this.remindThem.run(tx, placed, reminder);
    if (result.kind === 'later') return this.steps.putOff(tx, step.id, result.at);
    if (result.kind === 'by-a-person') return this.callForStep.run(tx, step, placed);
    const ending = { outcome: 'texted', because: null, at: this.clock.now(), textId: result.textId } as const;
    await this.steps.end(tx, step.id, ending);
    await tx.query(reminded, [step.appointment_id]);
  }
}
