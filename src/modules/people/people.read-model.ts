import { Injectable } from '@nestjs/common';
import type { NumberDto, PersonDto } from '../../contracts/person.dto.js';
import { whereabouts } from '../../core/contact/candidate-places.js';
import { placeDoubts } from '../../core/contact/place-doubts.js';
import { mayBeMinor } from '../../core/people/may-be-minor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';
import { foldedConsent } from './consent/folded-consent.js';
import { kindOfChannel } from './consent/kind-of-channel.js';
import { birthDateOf, planOf } from './plan/plan-columns.js';
import { initialsOf, maskedNumber } from './shown-person.js';
import { SuppressionStore } from './suppression/suppression.store.js';

type PersonRow = Omit<PersonDto, 'initials' | 'phoneNumber' | 'placeDoubts' | 'mayBeMinor' | 'birthDate' | 'numbers'> & {
  /** Not masked yet. */
  numbers: Omit<NumberDto, never>[];
  display_name: string | null;
  e164: string | null;
  birth_dates: string[];
};

/** The first that anybody of the family told: whichever of them was merged into the other, the same is shown. */
const first = (column: string) => `(array_agg(${column} order by f.created_at, f.id) filter (where ${column} is not null))[1]`;

const numbers = `
  select jsonb_agg(jsonb_build_object('id', n.id, 'phoneNumber', n.e164, 'lineType', n.line_type, 'plan', ${planOf('n')},
    'automaticCalls', n.automatic_calls and n.why_not_them is null, 'whyNotAutomatic', coalesce(n.why_not_automatic, n.why_not_them),
    'whoMayPickUp', ${told('number.who', 'n')}, 'nameToUse', ${told('number.name', 'n')}, 'version', n.notes_version,
    'isShared', exists (select from shared_number h where h.phone_number_id = n.id)) order by n.created_at desc, n.id desc)
  from (
    select own.*, null as why_not_them from phone_number own where own.person_id in (select id from family)
    union all
    select shared.*, h.why_not_automatic from shared_number h join phone_number shared on shared.id = h.phone_number_id
    where h.person_id in (select id from family)) n`;

const person = `
  with family as materialized (select family_of($1) as id),
  kin as (
    select ${first('f.display_name')} as display_name, ${first('f.language')} as language, ${first('f.time_zone')} as time_zone,
      ${first('f.state')} as state, min(f.created_at) as created_at,
      coalesce(jsonb_agg(${birthDateOf('f')} order by f.created_at, f.id) filter (where f.birth_date is not null), '[]') as birth_dates
    from family join person f using (id))
  select p.id, kin.display_name, n.e164, coalesce(n.automatic_calls, false) as "automaticCalls",
    case when n.id is null then 'They have no number of their own.' else n.why_not_automatic end as "whyNotAutomatic",
    kin.language, kin.time_zone as "timeZone", kin.state,
    array(select distinct zip from family join person f using (id) cross join unnest(f.zips) as zip order by zip) as zips,
    ${foldedConsent(kindOfChannel.call, '$2')} as "callConsent", ${foldedConsent(kindOfChannel.sms, '$2')} as "smsConsent",
    kin.birth_dates, coalesce((${numbers}), '[]') as numbers,
    coalesce((select jsonb_agg(jsonb_build_object('mergeId', m.id, 'personId', m.person_id, 'at', m.at) order by m.at, m.id)
      from person_merge m where m.into_id in (select id from family) and m.undone_at is null), '[]') as merged,
    kin.created_at as "createdAt"
  from person asked join person p on p.id = known_as(asked.merged_into, asked.id) cross join kin
    left join lateral (select * from phone_number where person_id in (select id from family) order by created_at desc, id desc limit 1) n on true
  where asked.id = $1`;

/** A person as screens show them: recognisable to who works on the case, of no use to who looks over their shoulder. */
@Injectable()
export class PeopleReadModel {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionStore,
    private readonly clock: Clock,
    private readonly seals: Seals,
  ) {}

  /** As whom they are known now, when `personId` was merged. @throws DomainError person/unknown */
  async one(personId: string): Promise<PersonDto> {
    const rows = await this.database.query<PersonRow>(person, [personId, this.clock.now()]);
    const [row] = await this.seals.open(this.database, rows);
    if (!row) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    const { display_name: displayName, e164, birth_dates: birthDates, ...shown } = row;
    const stopped = e164 === null ? [] : (await this.suppressions.inForce(this.database, e164)).map(({ channel }) => channel);
    const declared = { timeZone: row.timeZone, state: row.state, zips: row.zips };
    const { zones } = whereabouts({ e164: e164 ?? '', declared });
    return {
      ...shown,
      callConsent: stopped.includes('call') ? 'revoked' : shown.callConsent,
      smsConsent: stopped.includes('sms') ? 'revoked' : shown.smsConsent,
      placeDoubts: e164 === null ? [] : [...placeDoubts({ e164, declared })],
      numbers: row.numbers.map((number): NumberDto => ({ ...number, phoneNumber: maskedNumber(number.phoneNumber) })),
      initials: initialsOf(displayName),
      phoneNumber: e164 && maskedNumber(e164),
      birthDate: birthDates[0] ?? null,
      mayBeMinor: birthDates.some((birthDate) => mayBeMinor(birthDate, zones, this.clock.now())),
    };
  }
}
