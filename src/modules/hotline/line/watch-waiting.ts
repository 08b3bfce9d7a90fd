import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';

interface LongWait {
  readonly id: string;
  readonly site_id: string;
  readonly crisis: boolean;
}

// Danger: a minute in which no counsellor's phone rings for them. Everybody else: five minutes without anybody who is free, when a
// supervisor can still call somebody in. Told once for each call, whether or not somebody said that they have seen it.
const waitsTooLong = `
  select i.id, i.site_id, i.crisis_at is not null as crisis
  from inbound_call i join queue_entry e on e.inbound_call_id = i.id and e.ended_at is null
  where i.ended_at is null and e.state = 'waiting' and ($2::uuid is null or i.id = $2)
    and (greatest(i.crisis_at, i.waiting_since, (select max(o.ended_at) from offer o where o.queue_entry_id = e.id))
           < case when i.crisis_at is not null then $1::timestamptz - interval '60 seconds' end
      or (i.waiting_since < $1::timestamptz - interval '5 minutes' and not exists (
        select from counsellor c join counsellor_route r on r.counsellor_id = c.id
        where r.route_id = e.route_id and c.presence = 'available')))
    and not exists (select from alert a where a.kind = 'waiting-too-long' and a.subject_id = i.id)
  order by i.arrived_at limit 200`;

/** Callers who wait on the line longer than anybody should without a supervisor knowing of it. */
@Injectable()
export class WatchWaiting {
  constructor(
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  tooLong(): Promise<{ id: string }[]> {
    return this.find(this.database, this.clock.now(), null);
  }

  alert(inboundCallId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      await tx.query('select from inbound_call where id = $1 for update', [inboundCallId]);
      const [wait] = await this.find(tx, at, inboundCallId);
      if (!wait) return;
      const sentence = wait.crisis
        ? 'A caller in a crisis waits, and no counsellor’s phone is ringing for them.'
        : 'A caller has waited for more than 5 minutes, and nobody is free.';
      const subject = { subjectType: 'inbound-call', subjectId: wait.id };
      await this.raiseAlert.run(tx, { siteId: wait.site_id, kind: 'waiting-too-long', ...subject, sentence, at });
    });
  }

  private find(db: Pick<Tx, 'query'>, at: Date, inboundCallId: string | null): Promise<LongWait[]> {
    return db.query<LongWait>(waitsTooLong, [at, inboundCallId]);
  }
}
