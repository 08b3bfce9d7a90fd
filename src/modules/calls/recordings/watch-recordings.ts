import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';

const overdueSeconds = 30;

/** Recordings that should have moved by now, because a job was lost. */
@Injectable()
export class WatchRecordings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  toFetch(): Promise<{ id: string }[]> {
    return this.inState(['completed']);
  }

  toDelete(): Promise<{ id: string }[]> {
    return this.inState(['deleting', 'stored']);
  }

  toStop(): Promise<{ id: string }[]> {
    return this.inState(['stopping']);
  }

  private inState(states: readonly string[]): Promise<{ id: string }[]> {
    return this.database.query('select id from recording where state = any($1) and due_at < $2 order by due_at limit 50', [
      states,
      new Date(this.clock.now().getTime() - overdueSeconds * 1000),
    ]);
  }
}
