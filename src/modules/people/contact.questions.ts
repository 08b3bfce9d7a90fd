import { Injectable } from '@nestjs/common';
import type { ContactFacts } from '../../core/contact/contact-facts.js';
import type { StoppedChannel } from '../../core/texts/read-text-reply.js';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { foldedConsent } from './consent/folded-consent.js';
import { kindOfChannel } from './consent/kind-of-channel.js';
import { birthDateOf, planOf } from './plan/plan-columns.js';
import { SuppressionStore, type Suppression } from './suppression/suppression.store.js';

/** What is known of a number for `mayContact`. What was called or sent lately is known by whoever calls or sends. */
export type KnownFacts = Omit<ContactFacts, 'anyHourRequestedAt' | 'contacted' | 'isInUse' | 'answers'>;

/** Persons come and go: a suppression stays with the number. */
export interface TextFacts extends KnownFacts {
  /** Null, with all that only a person can tell, for a number that nobody has. */
  readonly personId: string | null;
  readonly suppressedSince: Date | null;
  readonly language: string | null;
}

/** Of number `n` and its person `p`, with whoever was merged into them. */
const known = (whyNotThem: string) => `
  coalesce(n.automatic_calls, true) and ${whyNotThem} is null as "automaticCalls", coalesce(n.why_not_automatic, ${whyNotThem}) as "whyNotAutomatic",
  jsonb_build_object('timeZone', kin.time_zone, 'state', kin.state, 'zips', coalesce(kin.zips, '[]')) as declared,
  ${planOf('n')} as plan, coalesce(kin.plans, '[]') as "ownPlans", coalesce(kin.birth_dates, '[]') as "birthDates",
  exists (select from shared_number h where h.phone_number_id = n.id) as "isShared"`;

/** What each of the family of `p` ever told, together; of time zone and state the first that was told. */
const kin = `
  cross join lateral (
    select (array_agg(f.time_zone order by f.created_at, f.id) filter (where f.time_zone is not null))[1] as time_zone,
      (array_agg(f.state order by f.created_at, f.id) filter (where f.state is not null))[1] as state,
      (select jsonb_agg(distinct zip) from family_of(p.id) as m(id) join person z on z.id = m.id cross join unnest(z.zips) as zip) as zips,
      jsonb_agg(${planOf('f')}) as plans,
      jsonb_agg(${birthDateOf('f')}) filter (where f.birth_date is not null) as birth_dates
    from family_of(p.id) as member(id) join person f on f.id = member.id) kin`;

// As long as something is open with them, that one thing goes on.
const restricted = `p.restricted_at is not null and is_shut_away(p.id) as restricted`;
const whyRestricted = 'their record is restricted, since they want it erased';

const callFacts = `
  select n.e164, ${known('shared.why')}, ${foldedConsent(kindOfChannel.call, '$3')} as consent, ${restricted}
  from person p join phone_number n on n.id = $2${kin}
    cross join lateral (
      select count(*) > 0 as linked, min(h.why_not_automatic) as why from shared_number h
      where h.phone_number_id = n.id and h.person_id in (select family_of(p.id))) shared
  where p.id = $1 and (n.person_id in (select family_of(p.id)) or shared.linked)`;

const textFacts = `
  select $1::text as e164, ${known('null')}, ${foldedConsent(kindOfChannel.sms, '$2')} as consent, p.id as "personId", p.language, ${restricted}
  from (select) as asked
    left join phone_number n on n.e164 = $1
    left join person holder on holder.id = n.person_id
    left join person p on p.id = known_as(holder.merged_into, holder.id)${kin}`;

type Unsuppressed<Facts> = Omit<Facts, 'suppressedBecause' | 'suppressedSince'> & { readonly restricted: boolean | null };

/** Narrow answers about a person for the modules that call and text them. */
@Injectable()
export class ContactQuestions {
  constructor(private readonly suppressions: SuppressionStore) {}

  /**
   * What a call to this person on this number, or a voicemail, has to know, as of `at`.
   * @throws DomainError person/unknown when the person does not have that number
   */
  async callFacts(db: Pick<Tx, 'query'>, personId: string, phoneNumberId: string, at: Date): Promise<KnownFacts> {
    const [row] = await db.query<Unsuppressed<KnownFacts>>(callFacts, [personId, phoneNumberId, at]);
    if (!row) throw new DomainError('not-found', 'person/unknown', 'There is no such person with that phone number.');
    const { restricted, ...facts } = row;
    const because = (await this.suppression(db, row.e164, 'call'))?.because;
    return { ...facts, suppressedBecause: because ?? (restricted ? whyRestricted : null) };
  }

  /** What a text to any number in E.164, known or not, has to know, as of `at`. */
  async textFacts(db: Pick<Tx, 'query'>, e164: string, at: Date): Promise<TextFacts> {
    const [row] = await db.query<Unsuppressed<TextFacts>>(textFacts, [e164, at]);
    const suppression = await this.suppression(db, e164, 'sms');
    const { restricted, ...facts } = row!;
    const because = suppression?.because ?? (restricted ? whyRestricted : null);
    return { ...facts, suppressedBecause: because, suppressedSince: suppression?.since ?? null };
  }

  private async suppression(db: Pick<Tx, 'query'>, e164: string, channel: StoppedChannel): Promise<Suppression | null> {
    return (await this.suppressions.inForce(db, e164)).find((one) => one.channel === channel) ?? null;
  }
}
