import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../platform/database/database.js';
import { CallStore, LegStore, type CallRow } from '../../calls/index.js';
import { AttemptStore } from '../attempt.store.js';
import { AttemptEnding } from './attempt-ending.js';

/**
 * A call has ended: its attempt ends too, and with it the lease on the person. A talk waits for the counsellor's outcome; an
 * unanswered ring goes by the retry table; a call that never dialled goes back into line with its old deadline.
 */
@Injectable()
export class FinishAttempt {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly attempts: AttemptStore,
    private readonly ending: AttemptEnding,
  ) {}

  run(callId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const call = await this.calls.lock(tx, callId);
      if (call) await this.inside(tx, call);
    });
  }

  async inside(tx: Tx, call: CallRow): Promise<void> {
    // While the person's phone may still ring, or its last report is on the way, it is not sure how it went; its end comes back here.
    if ((await this.legs.liveLegsOfCall(tx, call.id)).some((leg) => leg.party === 'person')) return;
    const attempt = call.ended_at ? await this.attempts.lock(tx, call.attempt_id) : null;
    if (!attempt) return;
    if (!attempt.ended_at) await this.ending.run(tx, call, attempt, call.ended_at!);
    else if (await this.calls.isLatestOf(tx, call.callback_id, call.id))
      await this.ending.cutOffAfterAll(tx, call, call.ended_at!);
  }
}
