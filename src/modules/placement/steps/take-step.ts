import { Injectable } from '@nestjs/common';
import { decideStep } from '../../../core/placement/decide-step.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { CarryOutStep } from './carry-out-step.js';
import { StepFactsReader } from './step-facts.reader.js';

interface DueRow {
  readonly id: string;
}

/** Looks at a step again: what was planned is done when its time has come, if it is still of use. Safe to run twice, early or late. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly database: Database,
    private readonly intakes: PlacedIntakeReader,
    private readonly facts: StepFactsReader,
    private readonly carryOut: CarryOutStep,
    private readonly clock: Clock,
  ) {}

  /** The steps whose time has come. */
  due(): Promise<DueRow[]> {
    return this.database.query<DueRow>(
      `select id from placement_step where ended_at is null and callback_id is null and due_at <= $1 order by due_at limit 200`,
      [this.clock.now()],
    );
  }

  run(stepId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const step = await this.carryOut.locked(tx, stepId);
      const at = this.clock.now();
      if (!step || step.ended_at !== null || step.callback_id !== null || step.due_at > at) return;
      const placed = await this.intakes.of(tx, step.intake_id);
      const known = await this.facts.of(tx, stepId, placed.personId);
      await this.carryOut.run(tx, { step, placed, known, decision: decideStep(step.kind, known, at) });
    });
  }
}
