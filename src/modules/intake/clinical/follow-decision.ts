import { Injectable } from '@nestjs/common';
import { factsOfDecision, type ClinicalDecision } from '../../../core/intake/clinical/read-decision.js';
import type { Licence } from '../../../core/intake/clinical/licence.js';
import { decideAdvance } from '../../../core/intake/decide-advance.js';
import { clinicalFacts, type IntakeFacts } from '../../../core/intake/intake-facts.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { OpenIntakeRow } from '../gates/open-intake.js';
import { IntakeStore } from '../intake.store.js';
import { MoveIntake } from '../move-intake.js';
import { refusedAdvance } from '../refused-advance.js';
import { DecisionStore } from './decision.store.js';

export interface Decided {
  readonly id: string;
  readonly decision: ClinicalDecision;
  readonly licence: Licence;
  readonly clinician: StaffPrincipal;
  readonly at: Date;
}

const declinedStep = 'Tell them that a clinician declined, offer another place, and close';

/** Keeps a decision and what follows from it: approved, the intake moves on; declined, somebody offers another place. */
@Injectable()
export class FollowDecision {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly intakes: IntakeStore,
    private readonly moveIntake: MoveIntake,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, intake: OpenIntakeRow, decided: Decided): Promise<void> {
    const { id: decisionId, decision, licence, clinician, at } = decided;
    const { id: intakeId, person_id: personId } = intake;
    const { userId: byUserId, name: clinicianName } = clinician;
    await this.decisions.add(tx, { id: decisionId, intakeId, decision, byUserId, clinicianName, licence, at });
    await this.outbox.add(tx, [{ name: 'LevelDecided', body: { intakeId, personId, decisionId } }]);
    const facts = factsOfDecision(clinicianName, decision);
    return decision.outcome === 'approved' ? this.approve(tx, intake, facts, decided) : this.decline(tx, intake, facts, decided);
  }

  private async approve(
    tx: Tx,
    intake: OpenIntakeRow,
    decided: IntakeFacts,
    { decision, clinician, at }: Decided,
  ): Promise<void> {
    const request = { to: 'approved', reason: null, facts: {}, roles: clinician.roles, decided } as const;
    const advance = decideAdvance(intake, request, at);
    if (advance.kind === 'refused') throw refusedAdvance(advance, intake.stage);
    await this.moveIntake.run(tx, intake, advance, {
      ...ownerOf(intake),
      newFacts: decided,
      byUserId: clinician.userId,
      because: `A clinician decided on level ${decision.level} (edition ${decision.edition})`,
      at,
    });
  }

  private async decline(tx: Tx, intake: OpenIntakeRow, decided: IntakeFacts, { clinician, at }: Decided): Promise<void> {
    const { id: intakeId, stage, dueAt } = intake;
    const kept = Object.entries(intake.facts).filter(([name]) => !clinicalFacts.some((clinical) => clinical === name));
    const facts = { ...Object.fromEntries(kept), ...decided };
    const because = 'A clinician declined';
    const about = { intakeId, stage, byUserId: clinician.userId, because, at };
    await this.intakes.setFacts(tx, { ...about, facts, newFacts: decided, dueAt });
    await this.intakes.setStep(tx, intakeId, { nextStep: declinedStep, nextStepDueAt: dueAt, ...ownerOf(intake) });
  }
}

/** Whoever looks after the person goes on doing so: a clinician decides, and does not find the bed. */
function ownerOf({ owner_user_id: ownerUserId, owner_team: ownerTeam }: OpenIntakeRow) {
  return { ownerUserId, ownerTeam };
}
