import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ReachCounsellor } from '../../counsellors/index.js';
import { CallStore, type CallRow } from '../call.store.js';
import { LegStore } from '../legs/leg.store.js';

// A browser that reloads is registered again after some seconds; until then a ring fails at once.
const againSeconds = 5;

/** Rings a counsellor who vanished from their call, again and again while they are awaited. Safe to run twice or late. */
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
      if (call?.counsellor_lost_at && !call.ended_at && !(await this.isRung(tx, call))) await this.ring(tx, call);
    });
  }

  private async isRung(tx: Tx, call: CallRow): Promise<boolean> {
    const rung = await tx.query(
      `select from call_leg where call_id = $1 and label = 'counsellor-again' and intended_at >= $2 and (ended_at is null or intended_at > $3)`,
      [call.id, call.counsellor_lost_at, this.fromNow(-againSeconds)],
    );
    return rung.length > 0;
  }

  private fromNow(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }

  private async ring(tx: Tx, call: CallRow): Promise<void> {
    const address = await this.reach.addressOf(tx, call.counsellor_id);
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
    await this.outbox.add(tx, [
      { name: 'place-leg', body: { legId } },
      { name: 'ring-counsellor-again', body: { callId: call.id }, runAt: this.fromNow(againSeconds) },
    ]);
  }
}
