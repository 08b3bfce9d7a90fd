import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EndOpenCallback } from '../callbacks/index.js';
import { StageConsequences } from './gates/stage-consequences.js';
import { IntakeStore } from './intake.store.js';

const because = 'They want their record erased.';

/**
 * Nobody is contacted any more: what is open with a person ends, on the record. No consent is taken back by it and no number
 * suppressed: they asked to be forgotten, and may turn to us again any day (ADR 0034).
 */
@Injectable()
export class CloseForErasure {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly endOpenCallback: EndOpenCallback,
    private readonly consequences: StageConsequences,
    private readonly outbox: Outbox,
  ) {}

  /** `byUserId`: null when the time is over. */
  async run(tx: Tx, personId: string, byUserId: string | null, at: Date): Promise<void> {
    const intake = await this.intakes.lockOpenOf(tx, personId);
    await this.endOpenCallback.run(tx, personId, because, at);
    if (!intake) return;
    const newFacts = { closeReason: 'do-not-contact' } as const;
    await this.intakes.move(tx, {
      intakeId: intake.id,
      from: intake.stage,
      to: 'closed',
      stageBefore: null,
      facts: { ...intake.facts, ...newFacts },
      newFacts,
      closeReason: newFacts.closeReason,
      nextStep: null,
      nextStepDueAt: null,
      ownerUserId: null,
      ownerTeam: intake.owner_team,
      byUserId,
      because,
      at,
    });
    await this.consequences.run(tx, {
      intakeId: intake.id,
      siteId: intake.site_id,
      from: intake.stage,
      to: 'closed',
      byUserId,
      at,
    });
    const body = { intakeId: intake.id, personId, from: intake.stage, to: 'closed' };
    await this.outbox.add(tx, [{ name: 'IntakeAdvanced', body }]);
  }
}
