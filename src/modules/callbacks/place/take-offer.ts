import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { violatedConstraint, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { OfferStore, type OfferRow } from '../../routing/index.js';
import { AttemptStore } from '../attempt.store.js';
import { OpenCall } from './open-call.js';

/**
 * A counsellor takes an offer: one winner by compare-and-set. The attempt that opens here is the lease on the person; if somebody
 * else holds it, the database refuses and the whole acceptance rolls back.
 */
@Injectable()
export class TakeOffer {
  constructor(
    private readonly offers: OfferStore,
    private readonly attempts: AttemptStore,
    private readonly openCall: OpenCall,
    private readonly outbox: Outbox,
  ) {}

  /** @returns the id of the call. @throws DomainError offer/taken, offer/person-busy */
  async run(tx: Tx, offerId: string, at: Date): Promise<string> {
    const offer = await this.offers.end(tx, offerId, 'accepted', 'accepted', at);
    if (!offer)
      throw new DomainError(
        'conflict',
        'offer/taken',
        'This offer is no longer open: it was taken, withdrawn, or its time ran out.',
      );
    const attemptId = uuid();
    await this.openAttempt(tx, offer, attemptId, at);
    const callId = await this.openCall.run(tx, offer, attemptId, at);
    const { queue_entry_id: queueEntryId, counsellor_id: counsellorId, callback_id: callbackId, person_id: personId } = offer;
    await this.outbox.add(tx, [
      { name: 'OfferAccepted', body: { offerId, queueEntryId, counsellorId, callbackId } },
      { name: 'CallStarted', body: { callId, callbackId, personId, counsellorId } },
    ]);
    return callId;
  }

  private async openAttempt(tx: Tx, offer: OfferRow, attemptId: string, at: Date): Promise<void> {
    const { callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = offer;
    try {
      await this.attempts.open(tx, { id: attemptId, callbackId, personId, offerId: offer.id, counsellorId, at });
    } catch (error) {
      if (violatedConstraint(error) !== 'callback_attempt_one_open_per_person') throw error;
      throw new DomainError('conflict', 'offer/person-busy', 'Somebody else is calling this person right now.');
    }
  }
}
