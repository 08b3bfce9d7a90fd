import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';

interface FollowUp {
  readonly id: string;
  readonly site_id: string;
}

const kind = 'follow-up-due';

// The day is one that begins at the site; whoever asked again meanwhile has an intake that goes on.
const due = `
  select i.id, i.site_id from intake i join site s on s.id = i.site_id join person p on p.id = i.person_id
  where p.restricted_at is null and i.close_reason = 'not-ready-follow-up' and ($2::uuid is null or i.id = $2)
    and left(i.facts ->> 'followUpOn', 10) <= to_char($1::timestamptz at time zone s.time_zone, 'YYYY-MM-DD')
    and not exists (select from intake later where later.person_id = i.person_id and later.opened_at > i.ended_at)
    and not exists (select from alert a where a.subject_id = i.id and a.kind = '${kind}')
  limit 200`;

/** Follow-ups that were agreed with people who were not ready: on that day a manager hears of it, so that nobody forgets them. */
@Injectable()
export class WatchFollowUps {
  constructor(
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  async due(): Promise<{ id: string }[]> {
    return (await this.find(this.database, this.clock.now(), null)).map(({ id }) => ({ id }));
  }

  alert(intakeId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      await tx.query('select from intake where id = $1 for no key update', [intakeId]);
      const [found] = await this.find(tx, at, intakeId);
      if (!found) return;
      const sentence = 'Today is the day of a follow-up that was agreed with somebody who was not ready: call them.';
      const subject = { subjectType: 'intake', subjectId: found.id };
      await this.raiseAlert.run(tx, { siteId: found.site_id, kind, ...subject, sentence, at });
    });
  }

  private find(db: Pick<Tx, 'query'>, at: Date, intakeId: string | null): Promise<FollowUp[]> {
    return db.query<FollowUp>(due, [at, intakeId]);
  }
}
