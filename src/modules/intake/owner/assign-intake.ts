import { Injectable } from '@nestjs/common';
import type { AssignIntakeDto } from '../../../contracts/intake/owner.dto.js';
import { mayAssign, type IntakeOwner } from '../../../core/intake/work/owners.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OpenIntake, type OpenIntakeRow } from '../gates/open-intake.js';
import { IntakeStore } from '../intake.store.js';

export interface Given {
  readonly to: IntakeOwner;
  readonly reason: string;
  /** Null: the program. */
  readonly byUserId: string | null;
}

/** An intake changes hands: to a colleague or to a team. Its next step and the time for it stay. */
@Injectable()
export class AssignIntake {
  constructor(
    private readonly database: Database,
    private readonly open: OpenIntake,
    private readonly intakes: IntakeStore,
  ) {}

  /** @throws DomainError intake/unknown (404), intake/ended (409), intake/owner (422), intake/not-yours (403) */
  async run(intakeId: string, asked: AssignIntakeDto, staff: StaffPrincipal): Promise<void> {
    const to = ownerIn(asked);
    await this.database.transaction(async (tx) => {
      const intake = await this.open.lock(tx, intakeId);
      const current = { ownerUserId: intake.owner_user_id, ownerTeam: intake.owner_team };
      if (!mayAssign({ roles: staff.roles, userId: staff.userId, current, to }))
        throw new DomainError('forbidden', 'intake/not-yours', 'Only its owner or a manager gives this intake to somebody else.');
      if (to.ownerUserId !== null && !(await this.isActive(tx, to.ownerUserId))) throw noOwner();
      await this.give(tx, intake, { to, reason: asked.reason.trim(), byUserId: staff.userId });
    });
  }

  async give(tx: Tx, intake: OpenIntakeRow, { to, reason, byUserId }: Given): Promise<void> {
    const { id, next_step: nextStep, dueAt: nextStepDueAt } = intake;
    if (to.ownerUserId === intake.owner_user_id && to.ownerTeam === intake.owner_team) return;
    await this.intakes.setStep(tx, id, { nextStep, nextStepDueAt, ...to });
    const detail = { to: to.ownerUserId, team: to.ownerTeam, reason };
    const subject = { subjectType: 'intake', subjectId: id };
    await writeAuditEntry(tx, { userId: byUserId, action: 'intake.assigned', ...subject, detail });
    await this.open.tell(tx, intake, 'IntakeAssigned');
  }

  async isActive(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.query('select from staff_user where id = $1 and active', [userId])).length > 0;
  }
}

function ownerIn({ userId, team }: AssignIntakeDto): IntakeOwner {
  if ((userId === undefined) === (team === undefined)) throw noOwner();
  return { ownerUserId: userId ?? null, ownerTeam: team ?? null };
}

function noOwner(): DomainError {
  const message = 'Name either a team or an active colleague.';
  return new DomainError('invalid', 'intake/owner', message, { errors: [{ field: 'userId', code: 'intake/owner', message }] });
}
