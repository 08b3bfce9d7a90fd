import { Injectable } from '@nestjs/common';
import type { StepKind, StepOutcome } from '../../../core/placement/step-kinds.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { EndOpenCallback } from '../../callbacks/index.js';
import { StepStore } from './step.store.js';

interface Ending {
  readonly outcome: StepOutcome;
  readonly because: string;
  /** The callbacks' person. */
  readonly personId: string;
  readonly except?: readonly StepKind[];
}

/** What was planned about something is not needed any more; a call that was promised only for that is called off. */
@Injectable()
export class EndSteps {
  constructor(
    private readonly steps: StepStore,
    private readonly endOpenCallback: EndOpenCallback,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, subjectId: string, { outcome, because, personId, except = [] }: Ending): Promise<void> {
    const at = this.clock.now();
    const needless = await this.steps.endAll(tx, subjectId, { outcome, because, at }, except);
    // A person has one open callback; one on which somebody talks just now goes on.
    if (needless.length > 0) await this.endOpenCallback.run(tx, personId, because, at);
  }

  /** All that is planned by an intake whose callback has ended. */
  async ofIntake(tx: Tx, intakeId: string, { outcome, because }: Pick<Ending, 'outcome' | 'because'>): Promise<void> {
    await this.steps.endAllOfIntake(tx, intakeId, { outcome, because, at: this.clock.now() });
  }
}
