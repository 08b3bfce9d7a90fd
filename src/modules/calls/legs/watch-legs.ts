import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { LegState } from '../../../telephony/leg-report.js';
import { lookAgainSeconds } from './after-placing.js';
import { EndLeg } from './end-leg.js';
import { LegStore, type LegRow } from './leg.store.js';

const longestQueuedSeconds = 40;

/** Keeps an eye on legs whose truth is at the carrier. */
@Injectable()
export class WatchLegs {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly endLeg: EndLeg,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * A leg that should have been hung up while its sid was unknown is hung up now. So is one that the carrier still keeps waiting for its
   * turn: somebody else is in line for the counsellor, and a phone that rings minutes later rings for nobody (F32).
   */
  async seen({ id: legId, placing_since: placingSince }: LegRow, state: LegState): Promise<void> {
    const now = this.clock.now();
    await this.legs.markChecked(this.database, legId, now);
    const waitedMs = now.getTime() - placingSince!.getTime();
    if (state === 'queued' && waitedMs >= longestQueuedSeconds * 1000) return this.endLeg.run(legId);
    const [row] = await this.database.query(
      'select id from call_leg where id = $1 and ended_at is null and hang_up_requested_at is not null',
      [legId],
    );
    if (row) await this.endLeg.run(legId);
  }

  /**
   * Nothing was found. The time of the first such look stands: several jobs may be looking, and if each look counted anew, none would
   * ever be the second.
   */
  async lookOnceMore(legId: string): Promise<void> {
    const now = this.clock.now();
    await this.legs.markMissing(this.database, legId, now);
    await this.database.transaction((tx) =>
      this.outbox.add(tx, [{ name: 'check-leg', body: { legId }, runAt: new Date(now.getTime() + lookAgainSeconds * 1000) }]),
    );
  }

  /** A first look that found nothing counts only when it lies far enough back: the carrier may be slow to show a call. */
  wasLookedAtBefore(leg: LegRow): boolean {
    return leg.checked_at !== null && leg.checked_at.getTime() <= this.clock.now().getTime() - (lookAgainSeconds - 1) * 1000;
  }

  /**
   * Finds legs whose job was lost: intended but not placed, silent at the carrier, or still alive although nobody wants them. Each is
   * queued again, at most once in a while, so that a slow carrier is not asked faster than its limit.
   */
  queueOverdue(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      for (const { name, where } of overdue) {
        const rows = await tx.query<{ id: string }>(watchAgain(where), [now]);
        await this.outbox.add(
          tx,
          rows.map(({ id }) => ({ name, body: { legId: id } })),
        );
      }
    });
  }
}

// Hung up, and still no last report: it was lost, or the carrier did not do it. From then on the carrier is asked how it stands, and
// whoever shows as alive is hung up again by that look.
const hungUpLongAgo = `l.hang_up_requested_at < $1::timestamptz - interval '10 seconds'`;

// Each leg belongs to one line of this table at a time: each of them moves `watched_at`, and would put the others off for ever.
const overdue = [
  {
    name: 'place-leg',
    where: `l.state = 'intended' and l.hang_up_requested_at is null
      and greatest(l.intended_at, l.place_after, l.watched_at) < $1::timestamptz - interval '5 seconds'`,
  },
  {
    name: 'check-leg',
    where: `l.state in ('placing', 'unknown') and greatest(l.placing_since, l.checked_at, l.watched_at) < $1::timestamptz - interval '15 seconds'`,
  },
  {
    name: 'check-leg',
    where: `l.state in ('queued', 'ringing', 'in-progress')
      and greatest(l.placing_since, l.answered_at, l.checked_at, l.watched_at)
        < $1::timestamptz - case when ${hungUpLongAgo} then interval '5 seconds'
          when l.state = 'queued' then interval '${longestQueuedSeconds} seconds' else interval '60 seconds' end`,
  },
  {
    name: 'end-leg',
    where: `l.state not in ('placing', 'unknown') and coalesce(greatest(l.hang_up_requested_at, l.watched_at), l.intended_at) < $1::timestamptz - interval '3 seconds' and (
      (l.hang_up_requested_at is not null and (l.state = 'intended' or not ${hungUpLongAgo}))
      or (l.hang_up_requested_at is null and l.call_id is null and exists (select from offer o where o.id = l.offer_id and o.ended_at < $1::timestamptz - interval '3 seconds' and o.state <> 'accepted')))`,
  },
] as const;

const watchAgain = (where: string) => `
  update call_leg set watched_at = $1 where id in (
    select l.id from call_leg l where l.ended_at is null and ${where} order by l.intended_at limit 200 for update skip locked)
  returning id`;
