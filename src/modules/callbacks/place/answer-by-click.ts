import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OfferStore, ReleaseOffer } from '../../routing/index.js';
import { TakeOffer } from './take-offer.js';

/** Accept or decline in the console. The phone goes on ringing; the person is dialled when 1 is pressed on it. */
@Injectable()
export class AnswerByClick {
  constructor(
    private readonly database: Database,
    private readonly offers: OfferStore,
    private readonly takeOffer: TakeOffer,
    private readonly releaseOffer: ReleaseOffer,
    private readonly clock: Clock,
  ) {}

  accept(offerId: string, counsellorId: string): Promise<{ callId: string }> {
    return this.database.transaction(async (tx) => {
      await this.requireTheirs(tx, offerId, counsellorId);
      return { callId: await this.takeOffer.run(tx, offerId, this.clock.now()) };
    });
  }

  decline(offerId: string, counsellorId: string, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.requireTheirs(tx, offerId, counsellorId);
      const released = await this.releaseOffer.run(tx, offerId, { kind: 'declined', why: reason }, this.clock.now());
      if (!released) throw new DomainError('conflict', 'offer/taken', 'This offer is no longer open.');
    });
  }

  private async requireTheirs(tx: Tx, offerId: string, counsellorId: string): Promise<void> {
    const offer = await this.offers.find(tx, offerId);
    if (offer?.counsellor_id !== counsellorId)
      throw new DomainError('not-found', 'offer/unknown', 'There is no such offer for you.');
  }
}
