import { Injectable } from '@nestjs/common';
import { isFinal } from '../../../core/calls/leg-progress.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type ListedCall } from '../../../telephony/telephony-provider.js';
import { ReportLeg } from '../../calls/index.js';
import { NoteFinding } from './note-finding.js';

// Of our own request: clocks differ, and a call may wait for its turn at the carrier.
const earlierSeconds = 5;
const laterSeconds = 120;

const intentOf = `
  select id from call_leg
  where carrier_sid is null and inbound_call_id is null and to_number = $1 and from_number = $2
    and placing_since between $3::timestamptz - make_interval(secs => ${laterSeconds})
      and $3::timestamptz + make_interval(secs => ${earlierSeconds})
  order by placing_since limit 1`;

/**
 * A call went out from our account, and no leg knows it. One that we meant to place is adopted; another one to somebody of ours is hung
 * up, because nobody here answers for it, and a human is told (twilio.md 3.7).
 */
@Injectable()
export class ExplainOutgoing {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly reportLeg: ReportLeg,
    private readonly note: NoteFinding,
    private readonly clock: Clock,
  ) {}

  async run(call: ListedCall): Promise<void> {
    const { carrierSid, state } = call;
    const [intent] = await this.database.query<{ id: string }>(intentOf, [call.to, call.from, call.startedAt]);
    if (intent) return this.reportLeg.run({ legId: intent.id, carrierSid, state, sequence: null, sipResponseCode: null });
    const unwanted = !isFinal(state) && (await this.isToSomebodyOfOurs(call.to));
    if (unwanted) await this.telephony.hangUp(carrierSid);
    const explanation = unwanted
      ? 'A call that nobody here placed was ringing somebody of ours: it was hung up.'
      : 'A call went out that nobody here placed.';
    await this.database.transaction((tx) =>
      this.note.run(tx, { carrierSid, kind: 'call', explanation, inboundCallId: null, needsHuman: true }, this.clock.now()),
    );
  }

  private async isToSomebodyOfOurs(to: string): Promise<boolean> {
    return (await this.database.query('select from phone_number where e164 = $1 limit 1', [to])).length > 0;
  }
}
