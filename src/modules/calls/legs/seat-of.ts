import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import type { RoomSeat } from '../../../telephony/telephony-provider.js';
import { roomOf } from '../call.store.js';
import { seatModeFor } from '../supervision/seat-mode-for.js';
import { LegStore, type LegRow } from './leg.store.js';

/** Where a leg that is rung into a room sits. The room ends with the person and with nobody else: whoever leaves, they are not cut off. */
@Injectable()
export class SeatOf {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
  ) {}

  async leg(leg: LegRow): Promise<RoomSeat> {
    return {
      room: roomOf(leg.call_id!),
      label: leg.label ?? leg.party,
      endsRoom: leg.party === 'person',
      mode: leg.supervision ? seatModeFor(leg.supervision, await this.counsellorSid(leg.call_id!)) : { kind: 'talk' },
    };
  }

  /** Somebody in the room has this label already. */
  async underAnotherLabel(leg: LegRow, seat: RoomSeat): Promise<RoomSeat> {
    const label = `${seat.label}-again`;
    await this.legs.relabel(this.database, leg.id, label);
    return { ...seat, label };
  }

  private async counsellorSid(callId: string): Promise<string> {
    const [counsellor] = await this.database.query<{ carrier_sid: string }>(
      `select carrier_sid from call_leg
       where call_id = $1 and party = 'counsellor' and carrier_sid is not null order by ended_at desc nulls first, joined_at limit 1`,
      [callId],
    );
    if (!counsellor) throw new Error(`There is no counsellor to listen to in call ${callId}`);
    return counsellor.carrier_sid;
  }
}
