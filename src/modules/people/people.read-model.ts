import { Injectable } from '@nestjs/common';
import type { PersonDto } from '../../contracts/person.dto.js';
import { placeDoubts } from '../../core/contact/place-doubts.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { foldedConsent } from './consent/folded-consent.js';
import { kindOfChannel } from './consent/kind-of-channel.js';
import { planOf } from './plan/plan-columns.js';
import { initialsOf, maskedNumber } from './shown-person.js';
import { SuppressionStore } from './suppression/suppression.store.js';

type PersonRow = Omit<PersonDto, 'initials' | 'phoneNumber' | 'placeDoubts'> & { display_name: string | null; e164: string };

const person = `
  select p.id, p.display_name, n.e164, n.automatic_calls as "automaticCalls", n.why_not_automatic as "whyNotAutomatic",
    p.language, p.time_zone as "timeZone", p.state, p.zips, ${foldedConsent(kindOfChannel.call, '$2')} as "callConsent",
    ${foldedConsent(kindOfChannel.sms, '$2')} as "smsConsent", p.created_at as "createdAt",
    (select jsonb_agg(jsonb_build_object('id', every.id, 'phoneNumber', every.e164, 'plan', ${planOf('every')})
       order by every.created_at desc, every.id desc) from phone_number every where every.person_id = p.id) as numbers
  from person p join phone_number n on n.person_id = p.id where p.id = $1
  order by n.created_at desc, n.id desc limit 1`;

/** A person as screens show them: recognisable to who works on the case, of no use to who looks over their shoulder. */
@Injectable()
export class PeopleReadModel {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionStore,
    private readonly clock: Clock,
  ) {}

  async one(personId: string): Promise<PersonDto> {
    const [row] = await this.database.query<PersonRow>(person, [personId, this.clock.now()]);
    if (!row) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    const { display_name: displayName, e164, ...shown } = row;
    const stopped = (await this.suppressions.inForce(this.database, e164)).map(({ channel }) => channel);
    const numbers = row.numbers.map(({ id, phoneNumber, plan }) => ({ id, phoneNumber: maskedNumber(phoneNumber), plan }));
    const doubts = [...placeDoubts({ e164, declared: { timeZone: row.timeZone, state: row.state, zips: row.zips } })];
    return {
      ...shown,
      callConsent: stopped.includes('call') ? 'revoked' : shown.callConsent,
      smsConsent: stopped.includes('sms') ? 'revoked' : shown.smsConsent,
      placeDoubts: doubts,
      numbers,
      initials: initialsOf(displayName),
      phoneNumber: maskedNumber(e164),
    };
  }
}
