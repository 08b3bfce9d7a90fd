import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { CallbackStore } from './callback.store.js';

const inBatchesOf = 200;

/** Finds callbacks that should have moved by now and did not: their job was lost, or a human is late. */
@Injectable()
export class WatchCallbacks {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbackStore,
    private readonly clock: Clock,
  ) {}

  due(): Promise<{ id: string }[]> {
    return this.database.query(`select id from callback where state = 'scheduled' and due_at <= $1 order by due_at limit $2`, [
      this.clock.now(),
      inBatchesOf,
    ]);
  }

  /** Calls that ended while their attempt still stands open. */
  unfinishedCalls(): Promise<{ id: string }[]> {
    return this.database.query(
      `select c.id from call c join callback_attempt a on a.id = c.attempt_id
       where a.ended_at is null and c.ended_at < $1 limit $2`,
      [new Date(this.clock.now().getTime() - 3000), inBatchesOf],
    );
  }

  /** Talks whose outcome nobody wrote in time: a manager decides, the counsellor can still write it. */
  async escalateMissingOutcomes(): Promise<void> {
    const now = this.clock.now();
    const late = await this.database.query<{ id: string }>(
      `select id from callback where state = 'awaiting-disposition' and due_at <= $1 and owner_team is distinct from 'managers' limit $2`,
      [now, inBatchesOf],
    );
    for (const { id } of late) {
      await this.database.transaction(async (tx) => {
        const callback = await this.callbacks.lock(tx, id);
        if (callback?.state !== 'awaiting-disposition' || callback.due_at > now) return;
        await this.callbacks.move(tx, id, {
          state: 'awaiting-disposition',
          dueAt: new Date(now.getTime() + 60 * 60_000),
          because: 'The outcome of the call is missing: ask the counsellor, or write it',
          ownerUserId: null,
          ownerTeam: 'managers',
        });
      });
    }
  }
}
