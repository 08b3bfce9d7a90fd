import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type PlaceResult } from '../../../telephony/telephony-provider.js';
import { AfterPlacing } from './after-placing.js';
import { roomOf } from '../call.store.js';
import { LegStore, type LegRow } from './leg.store.js';
import { ReportLeg } from './report-leg.js';

// Carriers send to voicemail after 20 to 25 s: a counsellor's phone stops ringing before that, a person's may go on.
const ringSeconds = { counsellor: 18, person: 30, outside: 30, supervisor: 18 };

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

  private ask(leg: LegRow): Promise<PlaceResult> {
    const common = { legId: leg.id, to: leg.to_number, from: leg.from_number, ringSeconds: ringSeconds[leg.party] };
    if (leg.party !== 'person') return this.telephony.ring(common);
    const mode = { kind: 'talk' } as const;
    return this.telephony.ringIntoRoom(common, { room: roomOf(leg.call_id!), label: 'person', endsRoom: true, mode });
  }
}
