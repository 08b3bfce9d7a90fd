import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { LegStore } from '../../calls/index.js';

const lostAfterSeconds = 5;

// On the phone and in nobody's call, for some seconds: still where they talked, or waiting without a place in line. A leg that is to be
// hung up is not theirs.
const homeless = `
  select l.id from inbound_call i join call_leg l on l.inbound_call_id = i.id
  where i.ended_at is null and i.stage in ('talking', 'waiting') and i.stage_since < $1
    and l.ended_at is null and l.call_id is null and l.hang_up_requested_at is null and l.carrier_sid is not null
    and (i.stage = 'talking' or not exists (select from queue_entry e where e.inbound_call_id = i.id and e.ended_at is null))
    and not exists (select from call k where k.callback_id = i.callback_id and k.ended_at >= $1)
  order by i.arrived_at limit 200`;

/**
 * A caller's counsellor is gone and they are alone in the room: back into the carrier's line, where they have a place already, or get
 * one. Whoever has hung up, or is with the next counsellor, is left alone; so it is safe to run twice or late.
 */
@Injectable()
export class ReturnToLine {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  async run(legId: string): Promise<void> {
    const leg = await this.legs.find(this.database, legId);
    if (!leg?.carrier_sid || leg.ended_at || leg.call_id) return;
    await this.telephony.redirect({ carrierSid: leg.carrier_sid, legId, step: 'line-left' });
  }

  /** Legs of callers who belong in line and are not there: the job that was to bring them back was lost. */
  homeless(): Promise<{ id: string }[]> {
    return this.database.query(homeless, [new Date(this.clock.now().getTime() - lostAfterSeconds * 1000)]);
  }
}
