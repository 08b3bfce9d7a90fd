import { Injectable } from '@nestjs/common';
import type { WriteFactsDto } from '../../../contracts/intake/facts.dto.js';
import { decideFacts, type FactConflict } from '../../../core/intake/decide-facts.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OpenIntake } from '../gates/open-intake.js';
import { IntakeStore } from '../intake.store.js';
import { refusedAdvance } from '../refused-advance.js';

/** Staff write down facts of any track while the intake stays where it is: safety, clinical and payment go on beside each other. */
@Injectable()
export class WriteFacts {
  constructor(
    private readonly database: Database,
    private readonly open: OpenIntake,
    private readonly intakes: IntakeStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown (404), intake/ended, intake/facts-changed (409), and what `refusedAdvance` makes of a refusal */
  run(intakeId: string, { facts: raw, seen = {} }: WriteFactsDto, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const intake = await this.open.lock(tx, intakeId);
      const decision = decideFacts(intake, raw, seen, at);
      if (decision.kind === 'refused') throw refusedAdvance(decision, intake.stage);
      if (decision.kind === 'conflict') throw changedMeanwhile(decision.conflicts);
      const { facts, written: newFacts, dueAt } = decision;
      if (Object.keys(newFacts).length === 0) return;
      const about = { intakeId, stage: intake.stage, byUserId: staff.userId, because: 'Facts were written down', at };
      await this.intakes.setFacts(tx, { ...about, facts, newFacts, dueAt: intake.dueAt });
      if (dueAt) await this.open.setDue(tx, intake, dueAt, at);
    });
  }
}

/** Two of us wrote the same facts: both versions go back to whoever was later. */
function changedMeanwhile(conflicts: readonly FactConflict[]): DomainError {
  const message = 'Somebody has written this down differently meanwhile: look at both, then save what is right.';
  const code = 'intake/facts-changed';
  return new DomainError('conflict', code, message, {
    errors: conflicts.map(({ field }) => ({ field: `facts.${field}`, code, message })),
    extra: { conflicts },
  });
}
