import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { consentToCalls, foldedConsent, type FoldedConsent } from './folded-consent.js';

export interface ContactFacts {
  readonly e164: string;
  readonly extension: string | null;
  readonly automaticCalls: boolean;
  readonly whyNotAutomatic: string | null;
  /** IANA zone and two-letter state that the person told us, else null: then the number has to tell */
  readonly declaredTimeZone: string | null;
  readonly declaredState: string | null;
  /** `revoked` also when the number is suppressed for calls. */
  readonly callConsent: FoldedConsent;
  /** Null: never asked. Even then only the neutral words may be left. */
  readonly voicemailAllowed: boolean | null;
  readonly language: string;
  readonly displayName: string | null;
}

const facts = `
  select n.e164, n.extension, n.automatic_calls as "automaticCalls", n.why_not_automatic as "whyNotAutomatic",
    p.time_zone as "declaredTimeZone", p.state as "declaredState", ${consentToCalls} as "callConsent",
    p.voicemail_allowed as "voicemailAllowed", p.language, p.display_name as "displayName"
  from person p join phone_number n on n.person_id = p.id where p.id = $1 and n.id = $2`;

/** What a text to a number has to know. Persons come and go: a suppression stays with the number. */
export interface TextFacts {
  readonly personId: string | null;
  readonly declaredTimeZone: string | null;
  readonly declaredState: string | null;
  readonly smsConsent: FoldedConsent;
  readonly suppressedBecause: string | null;
  readonly suppressedSince: Date | null;
  readonly automaticCalls: boolean;
  /** Null for a number that nobody has. */
  readonly language: string | null;
}

const textFacts = `
  select p.id as "personId", p.time_zone as "declaredTimeZone", p.state as "declaredState", ${foldedConsent('sms')} as "smsConsent",
    s.because as "suppressedBecause", s.since as "suppressedSince",
    coalesce(n.automatic_calls, true) as "automaticCalls", p.language
  from (select) as asked
    left join phone_number n on n.e164 = $1
    left join person p on p.id = n.person_id
    left join suppression s on s.e164 = $1 and s.channel = 'sms' and s.lifted_at is null`;

/** Narrow answers about a person for the modules that call and text them. */
@Injectable()
export class ContactQuestions {
  /**
   * What a call to this person on this number has to know, as of now.
   * @throws DomainError person/unknown when the person does not have that number
   */
  async contactFacts(db: Pick<Tx, 'query'>, personId: string, phoneNumberId: string): Promise<ContactFacts> {
    const [row] = await db.query<ContactFacts>(facts, [personId, phoneNumberId]);
    if (!row) throw new DomainError('not-found', 'person/unknown', 'There is no such person with that phone number.');
    return row;
  }

  /** Of any number in E.164, known or not, as of now. */
  async textFacts(db: Pick<Tx, 'query'>, e164: string): Promise<TextFacts> {
    return (await db.query<TextFacts>(textFacts, [e164]))[0]!;
  }
}
