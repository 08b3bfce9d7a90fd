import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { CounsellorStore } from './counsellor.store.js';

/** Wrap-up that needs no outcome ends by itself when its time is up. Safe to run twice or late. */
@Injectable()
export class EndWrapUp {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly clock: Clock,
  ) {}

  run(counsellorId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const counsellor = await this.counsellors.lock(tx, counsellorId);
      const now = this.clock.now();
      if (counsellor?.presence !== 'wrap-up' || !counsellor.presence_until || counsellor.presence_until > now) return;
      await this.counsellors.setPresence(tx, { counsellorId, to: 'available', at: now });
    });
  }

  /** Counsellors whose wrap-up should have ended. */
  overdue(): Promise<{ id: string }[]> {
    return this.database.query(`select id from counsellor where presence = 'wrap-up' and presence_until <= $1`, [
      this.clock.now(),
    ]);
  }
}
