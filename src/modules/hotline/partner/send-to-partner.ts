import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import type { LegRow } from '../../calls/index.js';
import { CallerDesk } from '../caller-desk.js';
import { GoToPartner } from './go-to-partner.js';

const lostAfterSeconds = 5;

// Sent to the partner and not asked yet what comes of it: the event, or our word to the carrier, was lost.
const onTheirWay = `
  select i.id from queue_entry e join inbound_call i on i.id = e.inbound_call_id join call_leg l on l.inbound_call_id = i.id
  where e.ended_at is null and e.state = 'keeping' and e.partner_asked_at < $1 and i.ended_at is null and l.ended_at is null
    and (i.stage = 'waiting' or (i.stage = 'partner-line' and i.stage_since < $1 and not exists (
      select from telephony_step s where s.leg_id = l.id and s.step = 'partner-line-over' and s.minted_at >= i.stage_since)))
  order by i.arrived_at limit 200`;

/** Takes a caller whom nobody here could take out of the carrier's line, towards the partner. Safe to run twice or late. */
@Injectable()
export class SendToPartner {
  constructor(
    private readonly database: Database,
    private readonly desk: CallerDesk,
    private readonly goToPartner: GoToPartner,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  async run(inboundCallId: string): Promise<void> {
    const leg = await this.database.transaction((tx) => this.takeOut(tx, inboundCallId));
    if (!leg?.carrier_sid) return;
    const moved = { carrierSid: leg.carrier_sid, legId: leg.id, step: 'line-left' };
    const result = await this.telephony.unpark({ ...moved, carrierLine: leg.carrier_line });
    if (result === 'gone') await this.telephony.redirect(moved); // between two documents, or hung up
  }

  overdue(): Promise<{ id: string }[]> {
    return this.database.query(onTheirWay, [new Date(this.clock.now().getTime() - lostAfterSeconds * 1000)]);
  }

  private async takeOut(tx: Tx, inboundCallId: string): Promise<LegRow | null> {
    const caller = await this.desk.byCall(tx, inboundCallId, this.clock.now());
    if (!caller || caller.row.ended_at || caller.leg.ended_at) return null;
    return (await this.goToPartner.run(caller)) ? caller.leg : null;
  }
}
