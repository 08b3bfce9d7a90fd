import { Injectable } from '@nestjs/common';
import { isFinal } from '../../../core/calls/leg-progress.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type ListedCall } from '../../../telephony/telephony-provider.js';
import { ExplainOutgoing } from './explain-outgoing.js';
import { ImportCall } from '../missed/import-call.js';

// We may be writing it down at this very moment.
const settleSeconds = 20;

const known = `
  select carrier_sid from call_leg where carrier_sid = any($1)
  union all select carrier_sid from duty_call where carrier_sid = any($1)
  union all select carrier_sid from carrier_finding where carrier_sid = any($1)`;

/** Every call that the carrier shows is one of ours, or becomes one, or is explained. Idempotent by the carrier's id. */
@Injectable()
export class CompareCalls {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly importCall: ImportCall,
    private readonly outgoing: ExplainOutgoing,
    private readonly clock: Clock,
  ) {}

  /** Looks at all calls that began since then; resolves to the moment until which nothing is open. Throws CarrierError. */
  async since(since: Date): Promise<Date> {
    const at = this.clock.now();
    const listed = await this.listed(since);
    const sids = await this.known(listed);
    // Oldest first: whoever waited longest is called back first (F109).
    const calls = [...listed.values()].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
    let until = at;
    for (const call of calls) {
      if ([call.carrierSid, call.parentSid].some((sid) => sid !== null && sids.has(sid))) continue;
      // Connected by a call that is compared itself.
      if (call.parentSid !== null && listed.has(call.parentSid)) continue;
      if (!this.isSettled(call, at)) until = new Date(Math.min(until.getTime(), call.startedAt.getTime()));
      else await this.look(call, calls, at);
    }
    return until;
  }

  /** A record may come twice while the list moves (F35). */
  private async listed(since: Date): Promise<Map<string, ListedCall>> {
    const listed = new Map<string, ListedCall>();
    for await (const call of this.telephony.callsSince(since)) listed.set(call.carrierSid, call);
    return listed;
  }

  private async known(listed: ReadonlyMap<string, ListedCall>): Promise<Set<string>> {
    const sids = [...listed.values()].flatMap((call) => [call.carrierSid, call.parentSid]).filter((sid) => sid !== null);
    const rows = await this.database.query<{ carrier_sid: string }>(known, [sids]);
    return new Set(rows.map((row) => row.carrier_sid));
  }

  /** What somebody who called talks about with the standby phone is known when it is over. */
  private isSettled(call: ListedCall, at: Date): boolean {
    if (call.direction === 'incoming' && !isFinal(call.state)) return false;
    return at.getTime() - call.startedAt.getTime() >= settleSeconds * 1000;
  }

  private async look(call: ListedCall, all: readonly ListedCall[], at: Date): Promise<void> {
    if (call.direction === 'outgoing') return this.outgoing.run(call);
    // Only the fallback connects a caller whom we do not know, and only with the standby phone.
    const standby = all.find((one) => one.parentSid === call.carrierSid && one.state === 'completed' && one.seconds > 0);
    await this.database.transaction((tx) => this.importCall.run(tx, { call, standbyAt: standby?.startedAt ?? null }, at));
  }
}
