import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { TellCallerLeft } from '../tell-caller-left.js';
import { LegStore } from './leg.store.js';
import { ReportLeg } from './report-leg.js';

/** Hangs a leg up, or makes sure that it never rings. Safe to run twice or late. */
@Injectable()
export class EndLeg {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
    private readonly reportLeg: ReportLeg,
    private readonly tellCallerLeft: TellCallerLeft,
    private readonly clock: Clock,
  ) {}

  async run(legId: string): Promise<void> {
    const leg = await this.database.transaction(async (tx) => {
      const row = await this.legs.lock(tx, legId);
      await this.legs.requestHangUp(tx, [legId], this.clock.now());
      if (row?.state === 'intended') {
        await this.reportLeg.inside(tx, { legId, carrierSid: null, state: 'canceled', sequence: null, sipResponseCode: null });
        return null;
      }
      return row;
    });
    // A leg whose sid is not known yet is hung up by check-leg, which finds it at the carrier first.
    if (!leg?.carrier_sid || (await this.tellCallerLeft.run(leg, leg.carrier_sid))) return;
    await this.telephony.hangUp(leg.carrier_sid);
  }
}
