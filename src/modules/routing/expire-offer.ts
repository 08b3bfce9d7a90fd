import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { ReleaseOffer } from './release-offer.js';

/** An offer that nobody took in time goes to the next counsellor. Safe to run twice, early or late. */
@Injectable()
export class ExpireOffer {
  constructor(
    private readonly database: Database,
    private readonly releaseOffer: ReleaseOffer,
    private readonly clock: Clock,
  ) {}

  run(offerId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const [due] = await tx.query(`select id from offer where id = $1 and state = 'pending' and expires_at <= $2 for update`, [
        offerId,
        now,
      ]);
      if (due) await this.releaseOffer.run(tx, offerId, { kind: 'missed', why: 'not answered in time' }, now);
    });
  }

  overdue(): Promise<{ id: string }[]> {
    return this.database.query(`select id from offer where state = 'pending' and expires_at <= $1`, [this.clock.now()]);
  }
}
