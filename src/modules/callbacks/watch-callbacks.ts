import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { CallbackStore } from './callback.store.js';
import { HandToHuman } from './due/hand-to-human.js';

const inBatchesOf = 200;

/** Finds callbacks that should have moved by now and did not: their job was lost, or a human is late. */
@Injectable()
export class WatchCallbacks {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbackStore,
    private readonly handToHuman: HandToHuman,
    private readonly clock: Clock,
  ) {}

  due(): Promise<{ id: string }[]> {
    return this.database.query(
      `select id from callback where state = 'scheduled' and due_at <= $1 order by due_at limit ${inBatchesOf}`,
      [this.clock.now()],
    );
  }

  /** Calls that ended while their attempt still stands open. */
  unfinishedCalls(): Promise<{ id: string }[]> {
    return this.database.query(
      `select c.id from call c join callback_attempt a on a.id = c.attempt_id
       where a.ended_at is null and c.ended_at < $1 limit ${inBatchesOf}`,
      [new Date(this.clock.now().getTime() - 3000)],
    );
  }

  /** Humans who are late or gone: a missing outcome goes to the managers, a decision to the next one of them. */
  async escalate(): Promise<void> {
    const late = await this.database.query<{ id: string }>(
      `select c.id from callback c where c.state in ('awaiting-disposition', 'needs-decision') and (c.due_at <= $1
         or (c.state = 'needs-decision' and not exists (select from staff_user u where u.id = c.owner_user_id and u.active)))
       limit ${inBatchesOf}`,
      [this.clock.now()],
    );
    for (const { id } of late) await this.database.transaction((tx) => this.escalateOne(tx, id));
  }

  private async escalateOne(tx: Tx, id: string): Promise<void> {
    const callback = await this.callbacks.lock(tx, id);
    const at = this.clock.now();
    if (callback?.state === 'needs-decision') return this.handToHuman.run(tx, callback, callback.because, at);
    if (callback?.state !== 'awaiting-disposition' || callback.due_at > at) return;
    await this.callbacks.move(tx, id, {
      state: 'awaiting-disposition',
      dueAt: new Date(at.getTime() + 60 * 60_000),
      because: 'The outcome of the call is missing: ask the counsellor, or write it',
      ownerUserId: null,
      ownerTeam: 'managers',
    });
  }
}
