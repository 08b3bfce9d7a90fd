import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { TellWhyItEnded } from '../tell-why-it-ended.js';
import { LegStore, type LegRow } from './leg.store.js';
import { ReportLeg } from './report-leg.js';

const secondMs = 1000;
const lookingForMs = 3 * secondMs;

/** Hangs a leg up, or makes sure that it never rings. Safe to run twice or late. */
@Injectable()
export class EndLeg {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
    private readonly reportLeg: ReportLeg,
    private readonly tellWhyItEnded: TellWhyItEnded,
    private readonly outbox: Outbox,
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
    if (!leg?.carrier_sid || (await this.tellWhyItEnded.run(leg, leg.carrier_sid))) return;
    await this.telephony.hangUp(leg.carrier_sid);
    if (leg.state === 'queued') await this.lookSoon(leg);
  }

  /** The carrier reports nothing of a call that ends before its turn came. Later than that the watch looks, at its own pace. */
  private async lookSoon(leg: LegRow): Promise<void> {
    const now = this.clock.now().getTime();
    if (leg.hang_up_requested_at && leg.hang_up_requested_at.getTime() < now - lookingForMs) return;
    await this.database.transaction((tx) =>
      this.outbox.add(tx, [{ name: 'check-leg', body: { legId: leg.id }, runAt: new Date(now + secondMs) }]),
    );
  }
}
