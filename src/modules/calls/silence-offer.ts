import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { EndLeg } from './legs/end-leg.js';
import { LegStore } from './legs/leg.store.js';

/** An offer is over without a call: its phone stops ringing. Safe to run twice or late. */
@Injectable()
export class SilenceOffer {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly endLeg: EndLeg,
  ) {}

  async run(offerId: string): Promise<void> {
    const legs = await this.legs.liveLegsOfOffer(this.database, offerId);
    for (const leg of legs) if (!leg.call_id) await this.endLeg.run(leg.id);
  }
}
