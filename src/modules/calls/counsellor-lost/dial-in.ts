import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { CallScript } from '../../../telephony/call-script.js';
import { softphoneOwnerOf } from '../../counsellors/index.js';
import { CallStore, type CallRow } from '../call.store.js';
import { DialledInLegs } from './dialled-in-legs.js';
import { SitDownAgain } from './sit-down-again.js';

type SoftphoneCall = Parameters<CallScript['softphoneCalled']>[0];
type Answer = Awaited<ReturnType<CallScript['softphoneCalled']>>;

const uuidShape = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * A counsellor's browser dials in by itself, as it does after a crash: into the talk that is theirs, while it goes on, and nowhere
 * else. The last one to come is the one that counts; another of theirs is hung up. The same call asked twice gets the same answer.
 */
@Injectable()
export class DialIn {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly dialled: DialledInLegs,
    private readonly sitDownAgain: SitDownAgain,
    private readonly clock: Clock,
  ) {}

  softphoneCalled(from: SoftphoneCall): Promise<Answer> {
    return this.database.transaction(async (tx) => {
      const userId = softphoneOwnerOf(from.identity);
      const call = from.callId && uuidShape.test(from.callId) ? await this.calls.lock(tx, from.callId) : null;
      return call && userId && isTheirs(call, userId) ? this.join(tx, call, from) : this.dialled.refuse(tx, userId);
    });
  }

  private async join(tx: Tx, call: CallRow, { carrierSid, identity }: SoftphoneCall): Promise<Answer> {
    const at = this.clock.now();
    const leg = await this.dialled.ofCarrier(tx, call, carrierSid, identity, at);
    if (leg.call_id !== call.id || leg.ended_at || leg.hang_up_requested_at)
      return { legId: leg.id, flow: [{ kind: 'hang-up' }] };
    await this.dialled.hangUpOthers(tx, leg, at);
    return { legId: leg.id, flow: await this.sitDownAgain.run(tx, call, leg, at) };
  }
}

/** Nobody dials into a call that has not come about, is over, or is somebody else's by now. */
function isTheirs(call: CallRow, userId: string): boolean {
  return call.counsellor_id === userId && call.connected_at !== null && call.ended_at === null && call.handed_over_at === null;
}
