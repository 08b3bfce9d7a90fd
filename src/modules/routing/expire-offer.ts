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
      if (!due) return;
      const rang = await tx.query(
        `select from call_leg where offer_id = $1 and (carrier_sid is not null or answered_at is not null)`,
        [offerId],
      );
      const kind = rang.length > 0 ? 'missed' : 'not-rung';
      await this.releaseOffer.run(tx, offerId, { kind, why: 'not answered in time' }, now);
    });
  }

  overdue(): Promise<{ id: string }[]> {
    return this.database.query(`select id from offer where state = 'pending' and expires_at <= $1`, [this.clock.now()]);
  }
}
