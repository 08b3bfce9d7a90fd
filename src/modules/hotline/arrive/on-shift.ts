import { Injectable } from '@nestjs/common';
import { isOpen } from '../../../core/contact/common-opening.js';
import { siteHoursOf } from '../../../core/contact/hour-windows.js';
import { ContactRules, SiteDirectory } from '../../sites/index.js';
import type { Caller } from '../caller.js';

export type Standing = 'open' | 'closed' | 'nobody-on-shift';

// Ringing, talking and writing count: they will be free again. Nobody knows when a break ends, least of all one that three missed
// offers made: whoever is told to wait for that waits for nobody (F53).
const onShift = `
  select from counsellor c join counsellor_route r on r.counsellor_id = c.id join staff_user u on u.id = c.id and u.active
  where r.route_id = $1 and c.presence in ('available', 'offered', 'on-call', 'wrap-up') limit 1`;

/** Can anybody take this call within reason? */
@Injectable()
export class OnShift {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly rules: ContactRules,
  ) {}

  async of({ row, tx, at }: Caller): Promise<Standing> {
    const { policy } = await this.rules.of(row.site_id);
    if (!isOpen(siteHoursOf(policy, at), at)) return 'closed';
    const route = await this.sites.routeFor(row.site_id, row.language);
    return (await tx.query(onShift, [route.id])).length > 0 ? 'open' : 'nobody-on-shift';
  }
}
