import { Injectable } from '@nestjs/common';
import { spreadAfterOpening } from '../../../core/hotline/spread-after-opening.js';
import { commonOpening } from '../../../core/contact/common-opening.js';
import { siteHoursOf } from '../../../core/contact/hour-windows.js';
import type { Tx } from '../../../platform/database/database.js';
import { ContactRules } from '../../sites/index.js';
import type { Caller } from '../caller.js';

const promisedForOpening = `
  select count(*)::int as n from callback
  where site_id = $1 and ended_at is null and state = 'scheduled' and due_at >= $2 and due_at < $2::timestamptz + interval '2 hours'`;

// Of one outage: whoever of them was called already leaves their turn to the next.
const missedAndWaiting = `
  select count(*)::int as n from callback
  where site_id = $1 and ended_at is null and origin = 'missed' and attempts_made = 0
    and created_at > $2::timestamptz - interval '1 hour'`;

const counsellorsOf = `
  select count(distinct r.counsellor_id)::int as n from counsellor_route r join route on route.id = r.route_id where route.site_id = $1`;

/** Many who wait for the same moment are called one after the other: callers of the night, and those of an outage (F109). */
@Injectable()
export class OpeningWave {
  constructor(private readonly rules: ContactRules) {}

  /** Null: as soon as it is allowed, because the site is open and this caller is not one of many. */
  async place({ tx, row, at }: Caller): Promise<Date | null> {
    const { policy } = await this.rules.of(row.site_id);
    const opening = commonOpening([siteHoursOf(policy, at)], at);
    if (opening && opening.openedBy !== null) return this.after(tx, row.site_id, opening.at, promisedForOpening);
    return row.learnt_by === 'import' ? this.after(tx, row.site_id, at, missedAndWaiting) : null;
  }

  private async after(tx: Tx, siteId: string, from: Date, before: string): Promise<Date> {
    const [promised] = await tx.query<{ n: number }>(before, [siteId, from]);
    const [staff] = await tx.query<{ n: number }>(counsellorsOf, [siteId]);
    return spreadAfterOpening(from, promised!.n, staff!.n);
  }
}
