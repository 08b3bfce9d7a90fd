import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { RoomReport } from '../../../telephony/call-script.js';

interface Seat {
  readonly id: string;
  /** A counsellor's browser came by itself. */
  readonly dialled_in: boolean;
}

/** Writes what the room says of its legs. */
@Injectable()
export class SeatStore {
  /** By the carrier's id; by its label while we do not know that id yet. */
  async find(tx: Tx, callId: string, carrierSid: string | null, label: string | null): Promise<Seat | null> {
    const [row] = await tx.query<Seat>(
      `select id, party = 'counsellor' and placing_since is null as dialled_in from call_leg where call_id = $1
         and (carrier_sid = $2 or (carrier_sid is null and ended_at is null and coalesce(label, party) = $3))
       order by carrier_sid = $2 desc nulls last limit 1`,
      [callId, carrierSid, label],
    );
    return row ?? null;
  }

  /** False when something newer is known of this leg already. A report without a number is believed. */
  async follow(tx: Tx, legId: string, report: Pick<RoomReport, 'kind' | 'sequence' | 'reason'>, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `update call_leg set room_sequence = greatest(room_sequence, coalesce($2, room_sequence)),
         joined_at = case when $3 = 'joined' then coalesce(joined_at, $4) else joined_at end,
         held_since = case when $3 in ('unheld', 'left') then null when $3 = 'held' then coalesce(held_since, $4) else held_since end,
         muted_since = case when $3 in ('unmuted', 'left') then null when $3 = 'muted' then coalesce(muted_since, $4) else muted_since end,
         left_reason = case when $3 = 'left' then $5 else left_reason end
       where id = $1 and ($2::int is null or $2 > room_sequence) returning id`,
      [legId, report.sequence, report.kind, at, report.reason],
    );
    return rows.length === 1;
  }
}
