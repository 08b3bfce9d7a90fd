import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ReachCounsellor } from '../../counsellors/index.js';
import { CallStore, type CallRow } from '../call.store.js';
import { LegStore } from '../legs/leg.store.js';

/** Rings a counsellor who vanished from their call, once. Safe to run twice or late. */
@Injectable()
export class RingCounsellorAgain {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly reach: ReachCounsellor,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(callId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const call = await this.calls.lock(tx, callId);
      if (call?.counsellor_lost_at && !call.ended_at) await this.ring(tx, call);
    });
  }

  private async ring(tx: Tx, call: CallRow): Promise<void> {
    const rung = await tx.query('select from call_leg where call_id = $1 and label = $2 and intended_at >= $3', [
      call.id,
      'counsellor-again',
      call.counsellor_lost_at,
    ]);
    const address = rung.length > 0 ? null : await this.reach.addressOf(tx, call.counsellor_id);
    if (!address) return;
    const [from] = await tx.query<{ phone_number: string }>('select phone_number from site where id = $1', [call.site_id]);
    const legId = uuid();
    await this.legs.intend(tx, {
      id: legId,
      party: 'counsellor',
      offerId: null,
      callId: call.id,
      label: 'counsellor-again',
      to: address,
      from: from!.phone_number,
      at: this.clock.now(),
    });
    await this.outbox.add(tx, [{ name: 'place-leg', body: { legId } }]);
  }
}
