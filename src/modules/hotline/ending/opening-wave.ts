import { Injectable } from '@nestjs/common';
import { spreadAfterOpening } from '../../../core/hotline/spread-after-opening.js';
import { commonOpening } from '../../../core/calling-window/common-opening.js';
import { siteHoursWindow } from '../../../core/calling-window/hour-windows.js';
import { SiteDirectory } from '../../sites/index.js';
import type { Caller } from '../caller.js';

const promisedForOpening = `
  select count(*)::int as n from callback
  where site_id = $1 and ended_at is null and state = 'scheduled' and due_at >= $2 and due_at < $2::timestamptz + interval '2 hours'`;

const counsellorsOf = `
  select count(distinct r.counsellor_id)::int as n from counsellor_route r join route on route.id = r.route_id where route.site_id = $1`;

/** Callers of the night are called after opening one after the other, not all at the first minute. */
@Injectable()
export class OpeningWave {
  constructor(private readonly sites: SiteDirectory) {}

  /** Null while the site is open. */
  async placeAfterOpening({ tx, row, at }: Caller): Promise<Date | null> {
    const site = await this.sites.site(row.site_id);
    const opening = commonOpening([siteHoursWindow(site.hours, site.timeZone)], at);
    if (!opening || opening.openedBy === null) return null;
    const [promised] = await tx.query<{ n: number }>(promisedForOpening, [site.id, opening.at]);
    const [staff] = await tx.query<{ n: number }>(counsellorsOf, [site.id]);
    return spreadAfterOpening(opening.at, promised!.n, staff!.n);
  }
}
