import { Injectable } from '@nestjs/common';
import type { StageAnswerDto } from '../../contracts/placement/stage-answer.dto.js';
import type { IntakeFacts } from '../../core/intake/intake-facts.js';
import type { Stage } from '../../core/intake/stages.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { AdvanceIntake } from '../intake/index.js';

export interface MoveStep {
  readonly to: Stage;
  readonly facts: IntakeFacts;
  readonly reason: string;
}

/**
 * Moves the intake along with what was arranged, when its stage allows it. What was arranged stands either way: the answer says what
 * the stage is waiting for.
 */
@Injectable()
export class MoveAlong {
  constructor(private readonly advanceIntake: AdvanceIntake) {}

  async run(intakeId: string, staff: StaffPrincipal, { to, facts, reason }: MoveStep): Promise<StageAnswerDto> {
    try {
      await this.advanceIntake.run(intakeId, staff, { to, facts, reason });
      return { advanced: true, to, why: null, missing: [] };
    } catch (error) {
      if (!(error instanceof DomainError) || !['conflict', 'forbidden'].includes(error.kind)) throw error;
      const missing = (error.options.errors ?? []).map(({ field, message }) => ({ field, message }));
      return { advanced: false, to, why: error.message, missing };
    }
  }
}
