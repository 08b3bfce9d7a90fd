import { Injectable } from '@nestjs/common';
import type { EventBodies } from '../../../contracts/events.js';
import { teamFor } from '../../../core/intake/work/owners.js';
import { Database } from '../../../platform/database/database.js';
import { OpenIntake } from '../gates/open-intake.js';
import { AssignIntake } from './assign-intake.js';

const owned = 'select id from intake where owner_user_id = $1 and ended_at is null order by id';

/** A manager took over what somebody owned: their intakes go to the same colleague, or to a team. To do it again finds what is left. */
@Injectable()
export class TakeOverIntakes {
  constructor(
    private readonly database: Database,
    private readonly open: OpenIntake,
    private readonly assign: AssignIntake,
  ) {}

  async run({ counsellorId, to }: EventBodies['WorkTakenOver']): Promise<void> {
    for (const { id } of await this.database.query<{ id: string }>(owned, [counsellorId])) await this.one(id, counsellorId, to);
  }

  private one(intakeId: string, from: string, to: string | null): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.open.find(tx, intakeId);
      if (intake?.owner_user_id !== from) return;
      const able = to !== null && (await this.assign.isActive(tx, to)) ? to : null;
      const owner = { ownerUserId: able, ownerTeam: able === null ? teamFor(intake.stage) : null };
      await this.assign.give(tx, intake, { to: owner, reason: 'A manager took over what was theirs', byUserId: null });
    });
  }
}
