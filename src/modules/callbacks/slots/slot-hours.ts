import { Injectable } from '@nestjs/common';
import type { Slot } from '../../../core/callbacks/slots.js';
import { commonOpening } from '../../../core/contact/common-opening.js';
import type { ContactPolicy } from '../../../core/contact/contact-policy.js';
import { siteHoursOf } from '../../../core/contact/hour-windows.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ContactRules, SiteDirectory, type Site } from '../../sites/index.js';
import type { CallbackRow } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';

export interface OpenHours {
  readonly siteId: string;
  /** The clock of the person, else of the site. */
  readonly timeZone: string;
  /** Whether a call may begin in the whole slot; otherwise the next instant to look at, or none within two weeks. */
  opening(tx: Tx, slot: Slot): Promise<'open' | 'never' | Date>;
}

type Called = Pick<CallbackRow, 'person_id' | 'phone_number_id' | 'site_id' | 'any_hour_requested_at'>;

// The number that their callback goes to, else their newest. Who asked to be called now, whatever the hour, did not mean a slot.
const calledPerson = `
  select p.id as person_id, coalesce(c.phone_number_id, n.id) as phone_number_id, null as any_hour_requested_at
  from person p
    left join callback c on c.person_id = p.id and c.ended_at is null
    left join lateral (select id from phone_number where person_id in (select family_of(p.id)) order by created_at desc, id desc limit 1) n on true
  where p.id = (select coalesce(merged_into, id) from person where id = $1)`;

/** The hours in which a call can be promised: those of the site, or all that bind a call to one person. */
@Injectable()
export class SlotHours {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly rules: ContactRules,
    private readonly facts: CallingFactsReader,
  ) {}

  /** @throws DomainError route/unknown, person/unknown, callback/no-number */
  async of(tx: Tx, routeId: string, personId: string | null, at: Date): Promise<OpenHours> {
    const [route] = await tx.query<{ site_id: string }>('select site_id from route where id = $1', [routeId]);
    if (!route) throw new DomainError('not-found', 'route/unknown', 'There is no such route.');
    const site = await this.sites.site(route.site_id);
    return personId === null ? ofSite(site, (await this.rules.of(site.id)).policy) : this.ofPerson(tx, site, personId, at);
  }

  private async ofPerson(tx: Tx, site: Site, personId: string, at: Date): Promise<OpenHours> {
    const [found] = await tx.query<Omit<Called, 'site_id'>>(calledPerson, [personId]);
    if (!found) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    if (found.phone_number_id === null) throw new DomainError('conflict', 'callback/no-number', 'They left no number to call.');
    const called: Called = { ...found, site_id: site.id };
    const { zones } = await this.facts.mayCall(tx, called, at);
    return {
      siteId: site.id,
      timeZone: zones[0] ?? site.timeZone,
      opening: async (inside, slot) => {
        for (const instant of [slot.from, lastInstant(slot)]) {
          const decision = await this.facts.mayCall(inside, called, instant);
          if (decision.kind === 'never') return 'never';
          if (decision.kind === 'not-before') return decision.at;
        }
        return 'open';
      },
    };
  }
}

function ofSite(site: Site, policy: ContactPolicy): OpenHours {
  return {
    siteId: site.id,
    timeZone: site.timeZone,
    opening: async (_, slot) => {
      const opens = [slot.from, lastInstant(slot)].map((instant) => ({
        instant,
        opening: commonOpening([siteHoursOf(policy, instant)], instant),
      }));
      const closed = opens.find(({ instant, opening }) => opening?.at.getTime() !== instant.getTime());
      return closed ? (closed.opening?.at ?? 'never') : 'open';
    },
  };
}

/** At most `most` of the slots in which a call may begin, in order. */
export async function openSlots(tx: Tx, hours: OpenHours, slots: readonly Slot[], most: number): Promise<readonly Slot[]> {
  const found: Slot[] = [];
  let closedUntil: Date | null = null;
  for (const slot of slots) {
    if (found.length === most) break;
    if (closedUntil && slot.from < closedUntil) continue;
    const opening = await hours.opening(tx, slot);
    if (opening === 'never') break;
    if (opening === 'open') found.push(slot);
    else closedUntil = opening;
  }
  return found;
}

function lastInstant({ until }: Slot): Date {
  return new Date(until.getTime() - 1);
}
