import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { CallRow } from '../call.store.js';
import { EndCall } from '../end-call.js';
import { failureCause } from '../legs/failure-cause.js';
import type { LegNews } from '../legs/leg-news.js';
import type { LegRow } from '../legs/leg.store.js';
import { RingOnceMore } from '../rooms-down/ring-once-more.js';

/** The leg of a person whom we dialled is over: so is the call, unless they were never rung and are rung once more. */
@Injectable()
export class PersonGone {
  constructor(
    private readonly endCall: EndCall,
    private readonly ringOnceMore: RingOnceMore,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, call: CallRow, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    if (news.state === 'not-created' && (await this.ringOnceMore.run(tx, call, leg, at))) return;
    if (call.ended_at) await this.tellThatItIsOver(tx, call);
    else await this.endCall.run(tx, call, call.connected_at ? 'completed' : failureCause(leg.state, news), at);
  }

  /** The counsellor had left before: only now is it sure how the call went for the person. */
  private async tellThatItIsOver(tx: Tx, call: CallRow): Promise<void> {
    const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
    await this.outbox.add(tx, [
      { name: 'CallEnded', body: { callId, callbackId, personId, counsellorId, cause: call.end_cause! } },
    ]);
  }
}
