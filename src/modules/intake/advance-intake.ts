import { Injectable } from '@nestjs/common';
import type { AdvanceIntakeDto } from '../../contracts/intake.dto.js';
import type { CloseReasonCode } from '../../core/intake/closing/close-reason-codes.js';
import { decideAdvance } from '../../core/intake/decide-advance.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { ClosingGate } from './gates/closing-gate.js';
import { FlagGate } from './gates/flag-gate.js';
import { OverrideStore } from './gates/override.store.js';
import { IntakeStore, type IntakeRow } from './intake.store.js';
import { MoveIntake } from './move-intake.js';
import { refusedAdvance } from './refused-advance.js';

/** Staff move an intake to another stage. Two at once: the second one is judged by the stage that the first one left. */
@Injectable()
export class AdvanceIntake {
  constructor(
    private readonly database: Database,
    private readonly intakes: IntakeStore,
    private readonly moveIntake: MoveIntake,
    private readonly closing: ClosingGate,
    private readonly flags: FlagGate,
    private readonly overrides: OverrideStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown, what `refusedAdvance` makes of a refusal, or what `ClosingGate` and `FlagGate` refuse */
  run(intakeId: string, staff: StaffPrincipal, request: AdvanceIntakeDto): Promise<void> {
    const { to, facts = {}, override = false } = request;
    const reason = request.reason ?? null;
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const intake = await this.requireIntake(tx, intakeId);
      const decision = decideAdvance(intake, { to, reason, facts, roles: staff.roles, override }, at);
      if (decision.kind === 'refused') throw refusedAdvance(decision, intake.stage);
      if (to === 'closed') await this.closing.require(tx, intake, decision.facts.closeReason as CloseReasonCode, staff.userId);
      await this.flags.require(tx, intakeId, to);
      await this.moveIntake.run(tx, intake, decision, {
        ...ownerAfter(intake, staff),
        newFacts: facts, // decideAdvance has read every one of them
        byUserId: staff.userId,
        because: reason ?? `Moved to ${to}`,
        at,
      });
      const { overridden: leftOpen } = decision;
      if (leftOpen.length > 0)
        await this.overrides.add(tx, { intakeId, to, leftOpen, reason: reason!, byUserId: staff.userId, at });
    });
  }

  private async requireIntake(tx: Tx, intakeId: string): Promise<IntakeRow> {
    const intake = await this.intakes.lock(tx, intakeId);
    if (!intake) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    return intake;
  }
}

/** Who counsels goes on owning; a manager's click does not take the person away from the one who was assigned. */
function ownerAfter(intake: IntakeRow, staff: StaffPrincipal): { ownerUserId: string; ownerTeam: null } {
  const assigned = staff.roles.includes('counsellor') ? null : intake.owner_user_id;
  return { ownerUserId: assigned ?? staff.userId, ownerTeam: null };
}
