import { Injectable } from '@nestjs/common';
import { decideAdvance } from '../../../core/intake/decide-advance.js';
import type { IntakeFacts } from '../../../core/intake/intake-facts.js';
import type { Stage } from '../../../core/intake/stages.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import type { IntakeRow } from '../intake.store.js';
import { MoveIntake } from '../move-intake.js';
import { ClosingGate } from './closing-gate.js';

export interface ProgramMove {
  readonly to: Stage;
  readonly reason: string;
  readonly ownerUserId: string | null;
  readonly facts?: IntakeFacts;
}

/** What an event does to a locked intake. The phone does not wait for a form: facts that the stage needs stay open and are shown as such. */
@Injectable()
export class MoveByProgram {
  constructor(
    private readonly moveIntake: MoveIntake,
    private readonly closing: ClosingGate,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, intake: IntakeRow, { to, reason, ownerUserId, facts = {} }: ProgramMove): Promise<void> {
    const at = this.clock.now();
    const decision = decideAdvance(intake, { to, reason, facts, roles: ['manager'], override: true }, at);
    if (decision.kind === 'refused') throw new Error(`${intake.stage} -> ${to} was refused: ${decision.message}`);
    const owner = { ownerUserId, ownerTeam: ownerUserId ? null : intake.owner_team };
    await this.moveIntake.run(tx, intake, decision, { ...owner, newFacts: facts, byUserId: null, because: reason, at });
  }

  /** Nobody is given up by a timer while a sign of danger is open. */
  async mayGiveUp(tx: Tx, intake: IntakeRow): Promise<boolean> {
    return (await this.closing.blockers(tx, intake, 'unreachable', null)).length === 0;
  }
}
