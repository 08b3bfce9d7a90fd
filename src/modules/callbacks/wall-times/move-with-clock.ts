import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { type Later, PutOff } from '../by-staff/put-off.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { ChangeWallTime, type MovedTime } from './change-wall-time.js';

/** One promised call keeps its time on the clock of the person, by the rules that hold now. */
@Injectable()
export class MoveWithClock {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbackStore,
    private readonly putOff: PutOff,
    private readonly times: ChangeWallTime,
    private readonly clock: Clock,
  ) {}

  run(callbackId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const callback = await this.callbacks.lock(tx, callbackId);
      const moved = await this.times.run(tx, callbackId, at);
      if (callback && moved) await this.putOff.run(tx, callback, laterOf(callback, moved), at);
    });
  }
}

/** The whole promise moves: its window, and its place within it. */
function laterOf({ window_start: before, promised_by: promisedBy, due_at: dueAt }: CallbackRow, { to, wall }: MovedTime): Later {
  const moved = (instant: Date) => new Date(instant.getTime() + to.getTime() - before.getTime());
  return {
    until: moved(dueAt),
    because: `The law changed their clock: it is still ${wall.slice(0, 16).replace('T', ' ')} there`,
    rule: 'clock/law-changed',
    window: { start: to, promisedBy: moved(promisedBy) },
  };
}
