import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type PlaceResult, type RungLeg } from '../../../telephony/telephony-provider.js';
import { RoomOutageStore } from '../rooms-down/room-outage.store.js';
import { LegStore, type LegRow } from './leg.store.js';
import { SeatOf } from './seat-of.js';

// Carriers send to voicemail after 20 to 25 s: a counsellor's phone stops ringing before that, a person's may go on.
// Somebody outside may be busy with others, but the person is on hold meanwhile.
const ringSeconds = { counsellor: 18, person: 30, outside: 18, supervisor: 18 };
const labelTaken = '16025';

/**
 * The request that rings a leg: a counsellor's outside any room, every other one into the room of its call. While rooms fail, a person
 * is rung plainly and joins the room by the document of the answered phone, so that they talk all the same (F28).
 */
@Injectable()
export class AskCarrier {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly outages: RoomOutageStore,
    private readonly telephony: TelephonyProvider,
    private readonly seatOf: SeatOf,
  ) {}

  async run(leg: LegRow): Promise<PlaceResult> {
    const rung = { legId: leg.id, to: leg.to_number, from: leg.from_number, ringSeconds: ringSeconds[leg.party] };
    if (leg.party === 'counsellor') return this.telephony.ring(rung);
    return (await this.isPlain(leg)) ? this.telephony.ring(rung) : this.intoRoom(leg, rung);
  }

  /** Written down before the carrier is asked: the phone may be picked up before we have its answer. */
  private async isPlain(leg: LegRow): Promise<boolean> {
    if (leg.rung_plainly) return true;
    if (leg.party !== 'person' || !(await this.outages.open(this.database))) return false;
    await this.legs.markPlain(this.database, leg.id);
    return true;
  }

  private async intoRoom(leg: LegRow, rung: RungLeg): Promise<PlaceResult> {
    const seat = await this.seatOf.leg(leg);
    const result = await this.telephony.ringIntoRoom(rung, seat);
    if (result.kind !== 'rejected' || result.code !== labelTaken) return result;
    const label = `${seat.label}-again`;
    await this.legs.relabel(this.database, leg.id, label);
    return this.telephony.ringIntoRoom(rung, { ...seat, label });
  }
}
