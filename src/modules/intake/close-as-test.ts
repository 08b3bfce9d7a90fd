import { Injectable } from '@nestjs/common';
import { decideAdvance } from '../../core/intake/decide-advance.js';
import type { Tx } from '../../platform/database/database.js';
import { IntakeStore } from './intake.store.js';
import { MoveIntake } from './move-intake.js';

/** Nobody is behind this person: their open intake and callback end, so that no counsellor's time goes into them. */
@Injectable()
export class CloseAsTest {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly moveIntake: MoveIntake,
  ) {}

  async run(tx: Tx, personId: string, because: string, at: Date): Promise<void> {
    const intake = await this.intakes.lockOpenOf(tx, personId);
    if (!intake || intake.stage === 'emergency') return; // somebody sees an emergency there: they end it
    const facts = { closeReason: 'test' } as const;
    const decision = decideAdvance(intake, { to: 'closed', reason: because, facts, roles: ['manager'], override: true }, at);
    if (decision.kind === 'refused') throw new Error(`${intake.stage} -> closed was refused: ${decision.message}`);
    const circumstances = { newFacts: facts, ownerUserId: null, ownerTeam: intake.owner_team, byUserId: null, because, at };
    await this.moveIntake.run(tx, intake, decision, circumstances);
  }
}
