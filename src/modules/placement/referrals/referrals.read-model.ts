import { Injectable } from '@nestjs/common';
import type { ReferralDto, ReferralPlaceDto } from '../../../contracts/placement/referral.dto.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

const referrals = `
  select r.id, r.intake_id as "intakeId", coalesce(p.merged_into, p.id) as "personId", r.reason, r.options, r.state,
    r.chosen_place_id as "chosenPlaceId", r.receiver, r.lost_reason as "lostReason", r.offered_at as "offeredAt",
    r.dropped_at as "droppedAt", r.accepted_at as "acceptedAt", t.due_at as "followUpDueAt", t.outcome as "followUpOutcome",
    t.callback_id as "followUpCallbackId"
  from referral r join intake i on i.id = r.intake_id join person p on p.id = i.person_id
    left join lateral (select due_at, outcome, callback_id from placement_step where referral_id = r.id order by due_at desc limit 1) t on true`;
const places = `
  select id, name, kind, phone_number as "phoneNumber", web_address as "webAddress", area, languages,
    to_char(checked_on, 'YYYY-MM-DD') as "checkedOn", active
  from referral_place`;

/** Referrals, and the places to which people may be referred, as screens show them. */
@Injectable()
export class ReferralsReadModel {
  constructor(private readonly database: Database) {}

  ofIntake(intakeId: string): Promise<ReferralDto[]> {
    return this.database.query<ReferralDto>(`${referrals} where r.intake_id = $1 order by r.offered_at, r.id`, [intakeId]);
  }

  /** @throws DomainError referral/unknown */
  async one(id: string): Promise<ReferralDto> {
    const [row] = await this.database.query<ReferralDto>(`${referrals} where r.id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'referral/unknown', 'There is no such referral.');
    return row;
  }

  /** Public ones first, then by name: no order can be bought (L-501). */
  directory(language: string | null): Promise<ReferralPlaceDto[]> {
    return this.database.query<ReferralPlaceDto>(
      `${places} where active and ($1::text is null or $1 = any(languages)) order by kind = 'public' desc, name, id`,
      [language],
    );
  }

  async place(id: string): Promise<ReferralPlaceDto> {
    const [row] = await this.database.query<ReferralPlaceDto>(`${places} where id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'referral-place/unknown', 'There is no such place.');
    return row;
  }
}
