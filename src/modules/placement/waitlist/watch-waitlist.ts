import { Injectable } from '@nestjs/common';
import { contactLateMinutes } from '../../../core/placement/waitlist-rules.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { overdueAlert } from './keep-in-touch.js';

// One alert for each contact that did not happen: acknowledged or not, it is raised once.
const overdue = `
  select w.id, g.site_id from waitlist_entry w join programme g on g.id = w.programme_id
  where w.ended_at is null and w.next_contact_at < $1 and ($2::uuid is null or w.id = $2)
    and not exists (select from alert a where a.kind = '${overdueAlert}' and a.subject_id = w.id
      and (a.acknowledged_at is null or a.raised_at > w.next_contact_at))
  order by w.next_contact_at limit 100`;

interface OverdueEntry {
  readonly id: string;
  readonly site_id: string;
}

/** Sees to it that nobody is forgotten on a waiting list. */
@Injectable()
export class WatchWaitlist {
  constructor(
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  overdue(): Promise<OverdueEntry[]> {
    return this.find(this.database, null);
  }

  alert(entryId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [entry] = await this.find(tx, entryId);
      if (!entry) return;
      await this.raiseAlert.run(tx, {
        siteId: entry.site_id,
        kind: overdueAlert,
        subjectType: 'waitlist-entry',
        subjectId: entryId,
        sentence: 'Somebody on the waiting list should have heard from us an hour ago: contact them, and say when next.',
        at: this.clock.now(),
      });
    });
  }

  private find(db: Pick<Tx, 'query'>, entryId: string | null): Promise<OverdueEntry[]> {
    const before = new Date(this.clock.now().getTime() - contactLateMinutes * 60_000);
    return db.query<OverdueEntry>(overdue, [before, entryId]);
  }
}
