import { Injectable } from '@nestjs/common';
import { isFinal } from '../../../core/calls/leg-progress.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type CarrierCall } from '../../../telephony/telephony-provider.js';
import { LegStore, type LegRow } from './leg.store.js';
import { ReportLeg } from './report-leg.js';
import { WatchLegs } from './watch-legs.js';

// Clocks differ: a call that the carrier dates a little before our request is still ours.
const clockSkewSeconds = 5;

/**
 * Asks the carrier what became of a leg that is silent or whose placing has an unknown outcome. A leg that the carrier shows
 * is adopted; one that two looks, 15 s apart, do not find was never created.
 */
@Injectable()
export class CheckLeg {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
    private readonly reportLeg: ReportLeg,
    private readonly watch: WatchLegs,
  ) {}

  async run(legId: string): Promise<void> {
    const leg = await this.legs.find(this.database, legId);
    if (!leg || isFinal(leg.state) || leg.state === 'intended') return;
    const found = leg.carrier_sid ? await this.telephony.fetchCall(leg.carrier_sid) : await this.search(leg);
    if (found) {
      await this.reportLeg.run({
        legId,
        carrierSid: found.carrierSid,
        state: found.state,
        sequence: null,
        sipResponseCode: null,
      });
      await this.watch.seen(leg, found.state);
    } else if (leg.carrier_sid || this.watch.wasLookedAtBefore(leg)) {
      const state = leg.carrier_sid ? 'failed' : 'not-created';
      await this.reportLeg.run({ legId, carrierSid: null, state, sequence: null, sipResponseCode: null });
    } else {
      await this.watch.lookOnceMore(legId);
    }
  }

  private async search(leg: LegRow): Promise<CarrierCall | null> {
    const since = new Date(leg.placing_since!.getTime() - clockSkewSeconds * 1000);
    const calls = await this.telephony.findCalls({ to: leg.to_number, from: leg.from_number, since });
    const known = await this.database.query<{ carrier_sid: string }>(
      'select carrier_sid from call_leg where carrier_sid = any($1)',
      [calls.map((call) => call.carrierSid)],
    );
    const ours = calls.filter((call) => !known.some((row) => row.carrier_sid === call.carrierSid));
    return ours.at(-1) ?? null;
  }
}
