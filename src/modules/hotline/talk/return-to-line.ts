import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { LegStore } from '../../calls/index.js';

/**
 * A caller's counsellor is gone and they are alone in the room: back into the carrier's line, where they have a place already. Whoever
 * has hung up, or is with the next counsellor, is left alone; so it is safe to run twice or late.
 */
@Injectable()
export class ReturnToLine {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
  ) {}

  async run(legId: string): Promise<void> {
    const leg = await this.legs.find(this.database, legId);
    if (!leg?.carrier_sid || leg.ended_at || leg.call_id) return;
    await this.telephony.redirect({ carrierSid: leg.carrier_sid, legId, step: 'line-left' });
  }
}
