import { Injectable } from '@nestjs/common';
import type { ContactFacts } from '../../core/contact/contact-facts.js';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { foldedConsent } from './folded-consent.js';
import { planOf } from './plan/plan-columns.js';

/** What is known of a number for `mayContact`. What was called or sent lately is known by whoever calls or sends. */
export type KnownFacts = Omit<ContactFacts, 'anyHourRequestedAt' | 'contacted' | 'answers'>;

/** Persons come and go: a suppression stays with the number. */
export interface TextFacts extends KnownFacts {
  /** Null, with all that only a person can tell, for a number that nobody has. */
  readonly personId: string | null;
  readonly suppressedSince: Date | null;
  readonly language: string | null;
}

/** Of number `n` and its person `p`. */
const known = `
  coalesce(n.automatic_calls, true) as "automaticCalls", n.why_not_automatic as "whyNotAutomatic",
  jsonb_build_object('timeZone', p.time_zone, 'state', p.state, 'zips', coalesce(p.zips, '{}')) as declared,
  ${planOf('n')} as plan,
  s.because as "suppressedBecause"`;

const callFacts = `
  select n.e164, ${known}, ${foldedConsent('call')} as consent
  from person p join phone_number n on n.person_id = p.id
    left join suppression s on s.e164 = n.e164 and s.channel = 'call' and s.lifted_at is null
  where p.id = $1 and n.id = $2`;

const textFacts = `
  select $1::text as e164, ${known}, ${foldedConsent('sms')} as consent, p.id as "personId", s.since as "suppressedSince", p.language
  from (select) as asked
    left join phone_number n on n.e164 = $1
    left join person p on p.id = n.person_id
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
