import { Injectable } from '@nestjs/common';
import type { ContactFacts } from '../../core/contact/contact-facts.js';
import type { StoppedChannel } from '../../core/texts/read-text-reply.js';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { foldedConsent } from './consent/folded-consent.js';
import { kindOfChannel } from './consent/kind-of-channel.js';
import { planOf } from './plan/plan-columns.js';
import { SuppressionStore, type Suppression } from './suppression/suppression.store.js';

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
  ${planOf('n')} as plan`;

const callFacts = `
  select n.e164, ${known}, ${foldedConsent(kindOfChannel.call, '$3')} as consent
  from person p join phone_number n on n.person_id = p.id where p.id = $1 and n.id = $2`;

const textFacts = `
  select $1::text as e164, ${known}, ${foldedConsent(kindOfChannel.sms, '$2')} as consent, p.id as "personId", p.language
  from (select) as asked
    left join phone_number n on n.e164 = $1
    left join person p on p.id = n.person_id`;

type Unsuppressed<Facts> = Omit<Facts, 'suppressedBecause' | 'suppressedSince'>;

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
    return { ...row, suppressedBecause: (await this.suppression(db, row.e164, 'call'))?.because ?? null };
  }

  /** What a text to any number in E.164, known or not, has to know, as of `at`. */
  async textFacts(db: Pick<Tx, 'query'>, e164: string, at: Date): Promise<TextFacts> {
    const [row] = await db.query<Unsuppressed<TextFacts>>(textFacts, [e164, at]);
    const suppression = await this.suppression(db, e164, 'sms');
    return { ...row!, suppressedBecause: suppression?.because ?? null, suppressedSince: suppression?.since ?? null };
  }

  private async suppression(db: Pick<Tx, 'query'>, e164: string, channel: StoppedChannel): Promise<Suppression | null> {
    return (await this.suppressions.inForce(db, e164)).find((one) => one.channel === channel) ?? null;
  }
}
