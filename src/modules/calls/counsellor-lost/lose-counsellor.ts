import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallStore, type CallRow } from '../call.store.js';
import { EndCall } from '../end-call.js';
import type { LegRow } from '../legs/leg.store.js';
import { AgreeOnHold } from '../in-call/agree-on-hold.js';

const comeBackSeconds = 30;

/**
 * A counsellor's browser vanished from a talk. The room stands, the person hears music; the counsellor is rung once more and has
 * 30 s to come back. Then the person goes to the next counsellor, in front of the line.
 */
@Injectable()
export class LoseCounsellor {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly hold: AgreeOnHold,
    private readonly endCall: EndCall,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async begin(tx: Tx, call: CallRow, leg: LegRow, at: Date): Promise<void> {
    if (call.counsellor_lost_at) return;
    await this.calls.setLost(tx, call.id, at);
    await this.hold.want(tx, call.id, at);
    await this.outbox.add(tx, [
      { name: 'ring-counsellor-again', body: { callId: call.id } },
      { name: 'counsellor-gone', body: { callId: call.id }, runAt: new Date(at.getTime() + comeBackSeconds * 1000) },
      { name: 'RoomChanged', body: { callId: call.id, legId: leg.id, what: 'counsellor-away' } },
    ]);
  }

  async cameBack(tx: Tx, call: CallRow, leg: LegRow): Promise<void> {
    await this.calls.setLost(tx, call.id, null);
    await this.hold.want(tx, call.id, null);
    await this.outbox.add(tx, [{ name: 'RoomChanged', body: { callId: call.id, legId: leg.id, what: 'counsellor-back' } }]);
  }

  /** Time is up. Safe to run twice or early. */
  giveUp(callId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const call = await this.calls.lock(tx, callId);
      if (!call?.counsellor_lost_at || call.ended_at || call.counsellor_lost_at > this.lostBefore()) return;
      await this.endCall.run(tx, call, 'counsellor-lost', this.clock.now());
    });
  }

  /** Calls whose counsellor should have been given up. */
  overdue(): Promise<{ id: string }[]> {
    return this.database.query('select id from call where counsellor_lost_at <= $1 and ended_at is null', [this.lostBefore()]);
  }

  private lostBefore(): Date {
    return new Date(this.clock.now().getTime() - comeBackSeconds * 1000);
  }
}
