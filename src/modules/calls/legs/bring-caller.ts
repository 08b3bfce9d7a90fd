import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CarrierError } from '../../../telephony/carrier-error.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { CallerLegStore } from './caller-leg.store.js';
import { CheckLeg } from './check-leg.js';
import { LegStore, type LegRow } from './leg.store.js';

const askAgainSeconds = 4;

/**
 * Takes a caller out of the carrier's line and into the room of the counsellor who took them. Whoever is in the room already, or off
 * the line, is left alone; so it is safe to run twice or late. What the carrier does not confirm is asked again by the sweep.
 */
@Injectable()
export class BringCaller {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly callers: CallerLegStore,
    private readonly telephony: TelephonyProvider,
    private readonly checkLeg: CheckLeg,
    private readonly clock: Clock,
  ) {}

  async run(legId: string): Promise<void> {
    const leg = await this.legs.find(this.database, legId);
    if (!leg?.carrier_sid || leg.ended_at || leg.joined_at || !leg.call_id) return;
    await this.database.query('update call_leg set watched_at = $2 where id = $1', [legId, this.clock.now()]);
    if ((await this.takeOut(leg, leg.carrier_sid)) === 'gone') await this.lookWhereTheyAre(leg, leg.carrier_sid);
  }

  /** Callers whose way into the room was lost. */
  overdue(): Promise<{ id: string }[]> {
    return this.callers.notBrought(this.database, new Date(this.clock.now().getTime() - askAgainSeconds * 1000));
  }

  private async takeOut(leg: LegRow, carrierSid: string): Promise<'done' | 'gone'> {
    try {
      return await this.telephony.unpark({ carrierSid, carrierLine: leg.carrier_line, legId: leg.id, step: 'join' });
    } catch (error) {
      // It may have worked: whether they came is seen from their own question for the room.
      if (error instanceof CarrierError && error.outcome !== 'rejected') return 'done';
      throw error;
    }
  }

  /** Not in the line: hung up, or between two documents (then they can be sent to the room directly). */
  private async lookWhereTheyAre(leg: LegRow, carrierSid: string): Promise<void> {
    await this.checkLeg.run(leg.id);
    const now = await this.legs.find(this.database, leg.id);
    if (now?.ended_at === null && now.joined_at === null)
      await this.telephony.redirect({ carrierSid, legId: leg.id, step: 'join' });
  }
}
