import { Injectable } from '@nestjs/common';
import { ownerInstead, type OwnerStanding } from '../../../core/intake/work/owners.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { OpenIntake, type OpenIntakeRow } from '../gates/open-intake.js';
import { AssignIntake } from '../owner/assign-intake.js';
import { overdueAlert } from './overdue-alert.js';

// What waits in the queue is looked after by its callback. Told once for each due time.
const late = `
  (select i.id from staff_user u join intake i on i.owner_user_id = u.id and i.ended_at is null where not u.active limit 200)
  union
  (select i.id from intake i
   where i.ended_at is null and i.next_step_due_at < $1 and i.owner_team is distinct from 'queue' and not exists (
     select from alert a where a.subject_id = i.id and a.kind = '${overdueAlert}' and (a.acknowledged_at is null or a.raised_at >= i.next_step_due_at))
   order by i.next_step_due_at limit 200)`;

const standing = `
  select u.active, c.presence is distinct from 'offline' as present
  from staff_user u left join counsellor c on c.id = u.id where u.id = $1`;

/** Next steps that nobody did in time, and those of somebody who has left: a manager hears of it, and owns it where its owner is away. */
@Injectable()
export class WatchSteps {
  constructor(
    private readonly database: Database,
    private readonly open: OpenIntake,
    private readonly assign: AssignIntake,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  late(): Promise<{ id: string }[]> {
    return this.database.query(late, [this.clock.now()]);
  }

  tell(intakeId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.open.find(tx, intakeId);
      if (!intake) return;
      const at = this.clock.now();
      const isLate = intake.dueAt < at && intake.owner_team !== 'queue';
      const other = ownerInstead(await this.ownerOf(tx, intake), isLate);
      const reason = isLate ? 'Its next step is overdue and its owner is away' : 'Its owner has left';
      if (other) await this.assign.give(tx, intake, { to: other, reason, byUserId: null });
      if (isLate) await this.alert(tx, intake, at);
    });
  }

  private alert(tx: Tx, { id, site_id: siteId, stage, dueAt }: OpenIntakeRow, at: Date): Promise<void> {
    const sentence = `The next step of an intake in ${stage} was not done in time: see the work list.`;
    // Within the instant before it was due no other one can have been raised for it.
    const unlessRaisedSince = new Date(dueAt.getTime() - 1);
    const alert = { siteId, kind: overdueAlert, subjectType: 'intake', subjectId: id, sentence, at, unlessRaisedSince };
    return this.raiseAlert.run(tx, alert);
  }

  private async ownerOf(tx: Tx, { owner_user_id, owner_team }: OpenIntakeRow): Promise<OwnerStanding> {
    const [row] = await tx.query<{ active: boolean; present: boolean }>(standing, [owner_user_id]);
    return { ownerUserId: owner_user_id, ownerTeam: owner_team, active: row?.active ?? true, present: row?.present ?? true };
  }
}
