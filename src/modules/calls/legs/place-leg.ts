import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type PlaceResult } from '../../../telephony/telephony-provider.js';
import { AfterPlacing } from './after-placing.js';
import { LegStore, type LegRow } from './leg.store.js';
import { ReportLeg } from './report-leg.js';
import { SeatOf } from './seat-of.js';

// Carriers send to voicemail after 20 to 25 s: a counsellor's phone stops ringing before that, a person's may go on.
// Somebody outside may be busy with others, but the person is on hold meanwhile.
const ringSeconds = { counsellor: 18, person: 30, outside: 18, supervisor: 18 };
const labelTaken = '16025';

/**
 * Asks the carrier to ring a leg: at most once for each row. What the carrier did not process is asked again; what may have
 * happened is never repeated but looked up (a second ring would be a second call to somebody in need).
 */
@Injectable()
export class PlaceLeg {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
    private readonly reportLeg: ReportLeg,
    private readonly after: AfterPlacing,
    private readonly seatOf: SeatOf,
  ) {}

  async run(legId: string): Promise<void> {
    const leg = await this.legs.claimPlacing(this.database, legId, this.after.now());
    if (!leg) return this.after.lookAgainIfStuck(legId);
    const result = await this.ask(leg);
    if (result.kind === 'accepted') {
      await this.reportLeg.run({
        legId,
        carrierSid: result.carrierSid,
        state: result.state,
        sequence: null,
        sipResponseCode: null,
      });
    } else if (result.kind === 'rejected') {
      await this.reportLeg.run({
        legId,
        carrierSid: null,
        state: 'failed',
        sequence: null,
        sipResponseCode: null,
        failure: { code: result.code, message: result.message },
      });
    } else if (result.kind === 'not-processed') {
      await this.after.tryAgain(legId, result.retryAfterSeconds);
    } else {
      await this.after.outcomeUnknown(legId);
    }
  }

  private async ask(leg: LegRow): Promise<PlaceResult> {
    const common = { legId: leg.id, to: leg.to_number, from: leg.from_number, ringSeconds: ringSeconds[leg.party] };
    if (leg.party === 'counsellor') return this.telephony.ring(common);
    const seat = await this.seatOf.leg(leg);
    const result = await this.telephony.ringIntoRoom(common, seat);
    if (result.kind !== 'rejected' || result.code !== labelTaken) return result;
    const label = `${seat.label}-again`;
    await this.legs.relabel(this.database, leg.id, label);
    return this.telephony.ringIntoRoom(common, { ...seat, label });
  }
}
