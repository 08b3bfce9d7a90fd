import { Injectable } from '@nestjs/common';
import type { ContactFacts } from '../../core/contact/contact-facts.js';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { foldedConsent } from './folded-consent.js';
import { birthDateOf, planOf } from './plan/plan-columns.js';

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
  exists (select from shared_number h where h.phone_number_id = n.id) as "isShared",
  s.because as "suppressedBecause"`;

/** What each of the family of `p` ever told, together; of time zone and state the first that was told. */
const kin = `
  cross join lateral (
    select (array_agg(f.time_zone order by f.created_at, f.id) filter (where f.time_zone is not null))[1] as time_zone,
      (array_agg(f.state order by f.created_at, f.id) filter (where f.state is not null))[1] as state,
      (select jsonb_agg(distinct zip) from family_of(p.id) as m(id) join person z on z.id = m.id cross join unnest(z.zips) as zip) as zips,
      jsonb_agg(${planOf('f')}) as plans,
      jsonb_agg(${birthDateOf('f')}) filter (where f.birth_date is not null) as birth_dates
    from family_of(p.id) as member(id) join person f on f.id = member.id) kin`;

const callFacts = `
  select n.e164, ${known('shared.why')}, ${foldedConsent('call')} as consent
  from person p join phone_number n on n.id = $2${kin}
    left join suppression s on s.e164 = n.e164 and s.channel = 'call' and s.lifted_at is null
    cross join lateral (
      select count(*) > 0 as linked, min(h.why_not_automatic) as why from shared_number h
      where h.phone_number_id = n.id and h.person_id in (select family_of(p.id))) shared
  where p.id = $1 and (n.person_id in (select family_of(p.id)) or shared.linked)`;

const textFacts = `
  select $1::text as e164, ${known('null')}, ${foldedConsent('sms')} as consent, p.id as "personId", s.since as "suppressedSince", p.language
  from (select) as asked
    left join phone_number n on n.e164 = $1
    left join person holder on holder.id = n.person_id
    left join person p on p.id = coalesce(holder.merged_into, holder.id)${kin}
    left join suppression s on s.e164 = $1 and s.channel = 'sms' and s.lifted_at is null`;

/** Narrow answers about a person for the modules that call and text them. */
@Injectable()
export class ContactQuestions {
  /**
   * What a call to this person on this number, or a voicemail, has to know, as of now.
   * @throws DomainError person/unknown when the person does not have that number
   */
  async callFacts(db: Pick<Tx, 'query'>, personId: string, phoneNumberId: string): Promise<KnownFacts> {
    const [row] = await db.query<KnownFacts>(callFacts, [personId, phoneNumberId]);
    if (!row) throw new DomainError('not-found', 'person/unknown', 'There is no such person with that phone number.');
    return row;
  }

  /** What a text to any number in E.164, known or not, has to know, as of now. */
  async textFacts(db: Pick<Tx, 'query'>, e164: string): Promise<TextFacts> {
    return (await db.query<TextFacts>(textFacts, [e164]))[0]!;
  }
}
