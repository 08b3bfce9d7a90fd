import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { OfferByHand } from '../../routing/index.js';
import { TakeOffer } from '../place/take-offer.js';
import { FindEntry } from './find-entry.js';

export interface Pulled {
  readonly callId: string;
  readonly callbackId: string;
}

/**
 * A counsellor takes somebody out of the line themselves: the offer is made and accepted in one transaction, and their phone rings as
 * after a click. Of two who pull the same one, one wins.
 */
@Injectable()
export class PullEntry {
  constructor(
    private readonly database: Database,
    private readonly findEntry: FindEntry,
    private readonly offerByHand: OfferByHand,
    private readonly takeOffer: TakeOffer,
    private readonly clock: Clock,
  ) {}

  /** Throws `queue/unknown` (404), and, all 409, what OfferByHand and TakeOffer throw. */
  run(entryId: string, counsellorId: string): Promise<Pulled> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const { offerId, callbackId } = await this.offer(tx, entryId, counsellorId, at);
      return { callId: await this.takeOffer.run(tx, offerId, at), callbackId };
    });
  }

  private async offer(tx: Tx, entryId: string, counsellorId: string, at: Date): Promise<{ offerId: string; callbackId: string }> {
    const entry = await this.findEntry.run(tx, entryId);
    const { callbackId, routeId, offerId, offeredTo } = entry;
    if (offerId !== null && offeredTo === counsellorId) return { offerId, callbackId }; // their phone rings for it already
    await this.findEntry.lock(tx, entry);
    const made = await this.offerByHand.run(tx, { hand: 'pulled', entryId, routeId, counsellorId }, at);
    return { offerId: made, callbackId };
  }
}
