import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';

const kind = 'reviews-waiting';

// Behind one of them may be somebody who was told that we call: after a quarter of an hour a supervisor knows, and again every
// hour until it is read. One alert for a source, however many wait: a flood must not bury the other alerts.
const waitTooLong = `
  select r.source_id as id, r.site_id, count(*)::int as waiting
  from lead_review r
  where r.state = 'waiting' and r.received_at < $1::timestamptz - interval '15 minutes' and ($2::uuid is null or r.source_id = $2)
    and not exists (select from alert a where a.kind = '${kind}' and a.subject_id = r.source_id
      and (a.acknowledged_at is null or a.raised_at > $1::timestamptz - interval '1 hour'))
  group by r.source_id, r.site_id limit 100`;

// A process that died between the decision and the lead.
const halfAccepted = `
  select id from lead_review where state = 'accepting' and decided_at < $1::timestamptz - interval '30 seconds' limit 100`;

interface WaitingSource {
  readonly id: string;
  readonly site_id: string;
  readonly waiting: number;
}

/** Sees to it that nobody is forgotten in the review queue. */
@Injectable()
export class WatchReviews {
  constructor(
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  /** The sources of what waits too long. */
  tooLong(): Promise<{ id: string }[]> {
    return this.find(this.database, this.clock.now(), null);
  }

  alert(sourceId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const [source] = await this.find(tx, at, sourceId);
      if (!source) return;
      const { site_id: siteId, waiting } = source;
      const sentence = `${waiting === 1 ? 'One request' : `${waiting} requests`} of a form wait for somebody to read them, for more than 15 minutes.`;
      await this.raiseAlert.run(tx, { siteId, kind, subjectType: 'source', subjectId: sourceId, sentence, at });
    });
  }

  /** Decided, and not a lead yet. */
  unfinished(): Promise<{ id: string }[]> {
    return this.database.query<{ id: string }>(halfAccepted, [this.clock.now()]);
  }

  private find(db: Pick<Tx, 'query'>, at: Date, sourceId: string | null): Promise<WaitingSource[]> {
    return db.query<WaitingSource>(waitTooLong, [at, sourceId]);
  }
}
