import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { foldedCallConsent, type CallConsent } from './folded-call-consent.js';

export interface ContactFacts {
  readonly e164: string;
  readonly extension: string | null;
  readonly automaticCalls: boolean;
  readonly whyNotAutomatic: string | null;
  /** IANA zone and two-letter state that the person told us, else null: then the number has to tell */
  readonly declaredTimeZone: string | null;
  readonly declaredState: string | null;
  readonly callConsent: CallConsent;
  readonly language: string;
  readonly displayName: string | null;
}

const facts = `
  select n.e164, n.extension, n.automatic_calls as "automaticCalls", n.why_not_automatic as "whyNotAutomatic",
    p.time_zone as "declaredTimeZone", p.state as "declaredState", ${foldedCallConsent} as "callConsent",
    p.language, p.display_name as "displayName"
  from person p join phone_number n on n.person_id = p.id where p.id = $1 and n.id = $2`;

/** Narrow answers about a person for the modules that call them. */
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
}
