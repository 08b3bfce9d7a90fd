import { Injectable } from '@nestjs/common';
import type { SupervisionMode } from '../../../contracts/calls/in-call.dto.js';
import { isFinal, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { Tx } from '../../../platform/database/database.js';

/** Whose phone it is. A person's leg with an `inbound_call_id` dialled us; one without was dialled. */
export type LegParty = 'counsellor' | 'person' | 'outside' | 'supervisor';

export interface LegRow {
  id: string;
  party: LegParty;
  offer_id: string | null;
  call_id: string | null;
  /** Set on the leg of somebody who called us. */
  inbound_call_id: string | null;
  /** The carrier's own name of the line it waits in. */
  carrier_line: string | null;
  to_number: string;
  from_number: string;
  state: LegStateName;
  carrier_sid: string | null;
  sequence: number;
  placing_since: Date | null;
  answered_at: Date | null;
  joined_at: Date | null;
  checked_at: Date | null;
  hang_up_requested_at: Date | null;
  ended_at: Date | null;
  label: string | null;
  held_since: Date | null;
  supervision: SupervisionMode | null;
  /** Rung outside any room, because rooms failed. */
  rung_plainly: boolean;
}

export interface NewLeg {
  readonly id: string;
  readonly party: LegParty;
  readonly offerId: string | null;
  readonly callId: string | null;
  /** Its name in the room; the party when there is none. */
  readonly label?: string;
  readonly supervision?: SupervisionMode;
  readonly to: string;
  readonly from: string;
  readonly at: Date;
}

const columns = `id, party, offer_id, call_id, inbound_call_id, carrier_line, to_number, from_number, state, carrier_sid, sequence, placing_since, answered_at, joined_at, checked_at, hang_up_requested_at, ended_at, label, held_since, supervision, rung_plainly`;

/** Writes legs. The row is the intent: it stands before the carrier is asked, so a crash can never lose or double a ring. */
@Injectable()
export class LegStore {
  /** False when a live leg of this offer, call or number already exists: then nothing may ring again. */
  async intend(tx: Tx, leg: NewLeg): Promise<boolean> {
    const rows = await tx.query(
      `insert into call_leg (id, party, offer_id, call_id, to_number, from_number, state, intended_at, label, supervision)
       values ($1, $2, $3, $4, $5, $6, 'intended', $7, $8, $9) on conflict do nothing returning id`,
      [leg.id, leg.party, leg.offerId, leg.callId, leg.to, leg.from, leg.at, leg.label ?? null, leg.supervision ?? null],
    );
    return rows.length === 1;
  }

  /**
   * Compare-and-set: whoever gets the row back is the only one who may ask the carrier, and only once. Null also when the leg is no
   * longer wanted.
   */
  async claimPlacing(db: Pick<Tx, 'query'>, legId: string, at: Date): Promise<LegRow | null> {
    const [row] = await db.query<LegRow>(
      `update call_leg set state = 'placing', placing_since = $2, checked_at = null where id = $1 and state = 'intended' and hang_up_requested_at is null returning ${columns}`,
      [legId, at],
    );
    return row ?? null;
  }

  /** The call first, then its leg: two legs of a call report at the same moment, and each may end the other. */
  async lock(tx: Tx, legId: string): Promise<LegRow | null> {
    await tx.query('select from call where id = (select call_id from call_leg where id = $1) for update', [legId]);
    const [row] = await tx.query<LegRow>(`select ${columns} from call_leg where id = $1 for update`, [legId]);
    return row ?? null;
  }

  async find(db: Pick<Tx, 'query'>, legId: string): Promise<LegRow | null> {
    const [row] = await db.query<LegRow>(`select ${columns} from call_leg where id = $1`, [legId]);
    return row ?? null;
  }

  async move(
    tx: Tx,
    leg: LegRow,
    to: LegStateName,
    at: Date,
    sequence = leg.sequence,
    sipResponseCode: number | null = null,
  ): Promise<void> {
    await tx.query(
      `update call_leg set state = $2, sequence = greatest(sequence, $3), sip_response_code = coalesce($4, sip_response_code),
         answered_at = case when $2 = 'in-progress' then coalesce(answered_at, $5) else answered_at end,
         ended_at = case when $6 then $5 end, checked_at = null
       where id = $1`,
      [leg.id, to, sequence, sipResponseCode, at, isFinal(to)],
    );
  }

  /** Gives back the right to place, not before `placeAfter`: the carrier said that it did not process the request. */
  async backToIntended(tx: Tx, legId: string, placeAfter: Date): Promise<void> {
    await tx.query(
      `update call_leg set state = 'intended', placing_since = null, place_after = $2 where id = $1 and state = 'placing'`,
      [legId, placeAfter],
    );
  }

  async keepFailure(tx: Tx, legId: string, failure: { code: string; message: string }): Promise<void> {
    await tx.query('update call_leg set failure_code = $2, failure_message = $3 where id = $1', [
      legId,
      failure.code,
      failure.message,
    ]);
  }

  /** From now on nobody may place these legs; those that live are to be hung up. */
  async requestHangUp(tx: Tx, legIds: readonly string[], at: Date): Promise<void> {
    await tx.query('update call_leg set hang_up_requested_at = coalesce(hang_up_requested_at, $2) where id = any($1::uuid[])', [
      legIds,
      at,
    ]);
  }

  async adopt(tx: Tx, legId: string, carrierSid: string): Promise<void> {
    await tx.query('update call_leg set carrier_sid = $2 where id = $1 and carrier_sid is null', [legId, carrierSid]);
  }

  async markChecked(db: Pick<Tx, 'query'>, legId: string, at: Date): Promise<void> {
    await db.query('update call_leg set checked_at = $2 where id = $1', [legId, at]);
  }

  /** The carrier did not show it; only the first such look since it was placed is kept. */
  async markMissing(db: Pick<Tx, 'query'>, legId: string, at: Date): Promise<void> {
    await db.query('update call_leg set checked_at = coalesce(checked_at, $2) where id = $1', [legId, at]);
  }

  async attachToCall(tx: Tx, offerId: string, callId: string): Promise<void> {
    await tx.query(`update call_leg set call_id = $2 where offer_id = $1 and party = 'counsellor'`, [offerId, callId]);
  }

  async hold(tx: Tx, legId: string, since: Date | null): Promise<void> {
    await tx.query('update call_leg set held_since = $2 where id = $1', [legId, since]);
  }

  /** The label was taken in the room: the next attempt has its own. */
  async relabel(db: Pick<Tx, 'query'>, legId: string, label: string): Promise<void> {
    await db.query('update call_leg set label = $2 where id = $1', [legId, label]);
  }

  async markPlain(db: Pick<Tx, 'query'>, legId: string): Promise<void> {
    await db.query('update call_leg set rung_plainly = true where id = $1', [legId]);
  }

  async markJoined(tx: Tx, legId: string, at: Date): Promise<void> {
    await tx.query('update call_leg set joined_at = coalesce(joined_at, $2) where id = $1', [legId, at]);
  }

  liveLegsOfCall(db: Pick<Tx, 'query'>, callId: string): Promise<LegRow[]> {
    return db.query<LegRow>(`select ${columns} from call_leg where call_id = $1 and ended_at is null order by intended_at`, [
      callId,
    ]);
  }

  liveLegsOfOffer(db: Pick<Tx, 'query'>, offerId: string): Promise<LegRow[]> {
    return db.query<LegRow>(`select ${columns} from call_leg where offer_id = $1 and ended_at is null`, [offerId]);
  }
}
