import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { PageLinks } from '../../leads/index.js';
import type { OwnPage } from './own-page.js';

const nobody = '00000000-0000-0000-0000-000000000000';
const shownAfterEndMs = 24 * 3_600_000;

/** The callback that the page of lead `l` speaks of, as `c`. */
const callbackOf = `
  left join lateral (select callback_id from own_page_step where lead_id = l.id and callback_id is not null order by at desc limit 1) moved on true
  join callback c on c.id = case when moved.callback_id is null then l.callback_id else moved.callback_id end`;

// Nothing but whether there is something to show: what a link that is over costs must not tell it from one that somebody made up.
const standing = `select c.ended_at as "endedAt" from lead l ${callbackOf} where l.id = $1 and not exists (
  select from person p where p.id = l.person_id and p.erased_at is not null)`;

const pageOf = `
  select l.id as "leadId", l.language, l.danger_signs is not null as urgent, c.id as "callbackId", c.site_id as "siteId", c.route_id as "routeId",
    coalesce(p.merged_into, p.id) as "personId", c.phone_number_id as "phoneNumberId", n.e164, c.state, c.window_start as "windowStart",
    c.promised_by as "promisedBy", c.ended_at as "endedAt", c.id <> l.callback_id as moved,
    exists (select from call k where k.callback_id = c.id and k.connected_at is not null and k.ended_at is null) as talking,
    exists (select from own_page_step s where s.lead_id = l.id and s.action in ('stop', 'not-me')) as "stoppedHere",
    not exists (select from lead o where o.person_id in (select family_of(c.person_id)) and o.id <> l.id)
      and not exists (select from call k where k.person_id in (select family_of(c.person_id)) and k.connected_at is not null)
      and not exists (select from inbound_call i where i.person_id in (select family_of(c.person_id)))
      and not exists (select from text_message t where t.person_id in (select family_of(c.person_id)) and t.direction = 'incoming') as alone
  from lead l ${callbackOf} join person p on p.id = c.person_id
    left join phone_number n on n.id = c.phone_number_id
  where l.id = $1`;

/** Finds what a link stands for. */
@Injectable()
export class OwnPageReader {
  constructor(
    private readonly links: PageLinks,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Null for a link that is none of ours, has had its time, or whose call was over a day ago. All of these take the same time: the
   * database is asked the same question either way.
   */
  async read(token: string): Promise<OwnPage | null> {
    const link = this.links.read(token);
    const now = this.clock.now();
    const leadId = link && link.validUntil > now ? link.leadId : nobody;
    const [found] = await this.database.query<{ endedAt: Date | null }>(standing, [leadId]);
    if (!link || !found || isOver(found.endedAt, now)) return null;
    const [row] = await this.database.query<Omit<OwnPage, 'way'>>(pageOf, [leadId]);
    return { ...row!, way: link.way };
  }
}

function isOver(endedAt: Date | null, now: Date): boolean {
  return endedAt !== null && endedAt.getTime() + shownAfterEndMs <= now.getTime();
}
