import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { TelephonyProvider } from '../../telephony/telephony-provider.js';
import type { LegRow } from './legs/leg.store.js';

// As long as it takes to say so; the sweep leaves the leg alone meanwhile, and hangs it up if it is still there then.
const secondsToListen = 10;

const counsellorAloneInRoom = `
  update call_leg l set joined_at = null, watched_at = $2 from call c
  where l.id = $1 and c.id = l.call_id and l.party = 'counsellor' and l.joined_at is not null and c.end_cause = 'caller-left'
  returning l.id`;

/**
 * A counsellor stands in the room for somebody who hung up on the way there: they hear so, once, instead of a dead line (F40).
 */
@Injectable()
export class TellCallerLeft {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  /** False when there is nothing to tell, or nobody to hear it: the leg is simply to be hung up. */
  async run({ id: legId }: LegRow, carrierSid: string): Promise<boolean> {
    const listeningUntil = new Date(this.clock.now().getTime() + secondsToListen * 1000);
    const [alone] = await this.database.query(counsellorAloneInRoom, [legId, listeningUntil]);
    return alone !== undefined && (await this.telephony.redirect({ carrierSid, legId, step: 'caller-left' })) === 'done';
  }
}
