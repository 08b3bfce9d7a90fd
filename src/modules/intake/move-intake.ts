import { Injectable } from '@nestjs/common';
import type { EventMessage } from '../../contracts/events.js';
import type { AdvanceDecision } from '../../core/intake/decide-advance.js';
import type { IntakeFacts } from '../../core/intake/intake-facts.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { stageTable, type StageEvent } from '../../core/intake/stage-table.js';
import type { Stage } from '../../core/intake/stages.js';
import { EndOpenCallback, neverAgain, RevokeConsent } from '../callbacks/index.js';
import { StageConsequences } from './gates/stage-consequences.js';
import { IntakeStore, type IntakeRow } from './intake.store.js';

export interface MoveCircumstances {
  readonly newFacts: IntakeFacts;
  readonly ownerUserId: string | null;
  readonly ownerTeam: string | null;
  /** Null: the program moved it because of an event. */
  readonly byUserId: string | null;
  readonly because: string;
  readonly at: Date;
}

/** Saves a decided move of a locked intake, with its history and its events. */
@Injectable()
export class MoveIntake {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly endOpenCallback: EndOpenCallback,
    private readonly revokeConsent: RevokeConsent,
    private readonly consequences: StageConsequences,
    private readonly outbox: Outbox,
  ) {}

  async run(
    tx: Tx,
    intake: IntakeRow,
    decision: Extract<AdvanceDecision, { kind: 'advance' }>,
    circumstances: MoveCircumstances,
  ): Promise<void> {
    const { to, stageBefore, facts, nextStep, nextStepDueAt } = decision;
    const { id: intakeId, site_id: siteId, stage: from } = intake;
    const { byUserId, at } = circumstances;
    await this.intakes.move(tx, {
      ...circumstances,
      intakeId,
      from,
      to,
      stageBefore,
      facts,
      nextStep,
      nextStepDueAt,
      closeReason: to === 'closed' ? String(facts.closeReason) : null,
    });
    if (facts.closeReason === 'do-not-contact' && to === 'closed') {
      await this.revokeConsent.run(tx, neverAgain(intake.person_id, circumstances.because, byUserId, at));
    }
    if (nextStep === null) await this.endOpenCallback.run(tx, intake.person_id, `The intake has ended: ${to}`, at);
    await this.consequences.run(tx, { intakeId, siteId, from, to, byUserId, at });
    await this.outbox.add(tx, eventsOf(intake, to));
  }
}

function eventsOf({ id: intakeId, person_id: personId, stage: from }: IntakeRow, to: Stage): EventMessage[] {
  const told: Record<StageEvent, EventMessage> = {
    IntakeAdvanced: { name: 'IntakeAdvanced', body: { intakeId, personId, from, to } },
    EmergencyBegan: { name: 'EmergencyBegan', body: { intakeId, personId } },
    Admitted: { name: 'Admitted', body: { intakeId, personId } },
  };
  return stageTable[to].events.map((name) => told[name]);
}
