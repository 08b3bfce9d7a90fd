import { Injectable } from '@nestjs/common';
import { TelephonyProvider, type PlaceResult, type RungLeg } from '../../../telephony/telephony-provider.js';
import { PersonPermits } from '../person-permits.js';
import { RungPlainly } from '../rooms-down/rung-plainly.js';
import { notPermitted } from './failure-cause.js';
import type { LegRow } from './leg.store.js';
import { SeatOf } from './seat-of.js';

// Carriers send to voicemail after 20 to 25 s: a counsellor's phone stops ringing before that, a person's may go on.
// Somebody outside may be busy with others, but the person is on hold meanwhile.
const ringSeconds = { counsellor: 18, person: 30, outside: 18, supervisor: 18 };
const labelTaken = '16025';

type Allowed = Pick<RungLeg, 'allowedBy'> | { readonly refusal: string };

/**
 * The request that rings a leg: a counsellor's outside any room, every other one into the room of its call. While rooms fail, a person
 * is rung plainly and joins the room by the document of the answered phone, so that they talk all the same (F28). A person is rung
 * when `mayContact` says yes at this moment, and not otherwise.
 */
@Injectable()
export class AskCarrier {
  constructor(
    private readonly telephony: TelephonyProvider,
    private readonly permits: PersonPermits,
    private readonly rungPlainly: RungPlainly,
    private readonly seatOf: SeatOf,
  ) {}

  async run(leg: LegRow): Promise<PlaceResult> {
    const allowed = await this.allowed(leg);
    if ('refusal' in allowed)
      return { kind: 'rejected', reason: 'blocked-destination', code: notPermitted, message: allowed.refusal };
    const rung = {
      legId: leg.id,
      to: leg.to_number,
      from: leg.from_number,
      ringSeconds: ringSeconds[leg.party],
      allowedBy: allowed.allowedBy,
    };
    if (leg.party === 'counsellor') return this.telephony.ring(rung);
    return (await this.rungPlainly.ask(leg)) ? this.telephony.ring(rung) : this.intoRoom(leg, rung);
  }

  private async allowed(leg: LegRow): Promise<Allowed> {
    if (leg.party === 'outside') return { allowedBy: 'outside-partner' };
    if (leg.party !== 'person') return { allowedBy: 'our-staff' };
    const { decision, permit } = await this.permits.of(leg);
    return permit === null ? { refusal: decision.reason } : { allowedBy: permit };
  }

  private async intoRoom(leg: LegRow, rung: RungLeg): Promise<PlaceResult> {
    const seat = await this.seatOf.leg(leg);
    const result = await this.telephony.ringIntoRoom(rung, seat);
    if (result.kind !== 'rejected' || result.code !== labelTaken) return result;
    return this.telephony.ringIntoRoom(rung, await this.seatOf.underAnotherLabel(leg, seat));
  }
}
