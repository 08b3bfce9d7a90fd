import { Injectable } from '@nestjs/common';
import type { PlaceKind, ReferralReason, ReferralState } from '../../../core/placement/referral-rules.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

interface OfferedPlace {
  readonly placeId: string;
  readonly name: string;
  readonly kind: PlaceKind;
}

export interface ReferralRow {
  readonly id: string;
  readonly intake_id: string;
  readonly options: readonly OfferedPlace[];
  readonly state: ReferralState;
}

interface NewReferral {
  readonly id: string;
  readonly intakeId: string;
  readonly reason: ReferralReason;
  readonly options: readonly OfferedPlace[];
  readonly by: string;
  readonly at: Date;
}

/** What a step writes besides the state; what is left out stays. */
interface Moved {
  readonly placeId?: string;
  readonly receiver?: string;
  readonly lostReason?: string;
}

const insert = `
  insert into referral (id, intake_id, reason, options, offered_by, offered_at) values ($1, $2, $3, $4, $5, $6)`;
const move = `
  update referral set state = $2, chosen_place_id = coalesce($4, chosen_place_id), receiver = coalesce($5, receiver),
    lost_reason = coalesce($6, lost_reason),
    chosen_at = case when $4::uuid is null then chosen_at else $3 end,
    handed_over_at = case when $2 = 'warm-hand-over' then $3 else handed_over_at end,
    dropped_at = case when $2 = 'chosen' and state = 'warm-hand-over' then $3 else dropped_at end,
    accepted_at = case when $2 = 'accepted' then $3 else accepted_at end,
    ended_at = case when $2 in ('arrived', 'lost') then $3::timestamptz end
  where id = $1`;

@Injectable()
export class ReferralStore {
  async insert(tx: Tx, { id, intakeId, reason, options, by, at }: NewReferral): Promise<void> {
    await tx.query(insert, [id, intakeId, reason, JSON.stringify(options), by, at]);
  }

  /** Throws `referral/unknown` (404). */
  async lock(tx: Tx, id: string): Promise<ReferralRow> {
    const text = 'select id, intake_id, options, state from referral where id = $1 for no key update';
    const [row] = await tx.query<ReferralRow>(text, [id]);
    if (!row) throw new DomainError('not-found', 'referral/unknown', 'There is no such referral.');
    return row;
  }

  /** Those of an intake that have not ended. */
  openOf(tx: Tx, intakeId: string): Promise<ReferralRow[]> {
    return tx.query<ReferralRow>(
      'select id, intake_id, options, state from referral where intake_id = $1 and ended_at is null order by id for no key update',
      [intakeId],
    );
  }

  async move(tx: Tx, id: string, to: ReferralState, at: Date, { placeId, receiver, lostReason }: Moved = {}): Promise<void> {
    await tx.query(move, [id, to, at, placeId ?? null, receiver ?? null, lostReason ?? null]);
  }
}
