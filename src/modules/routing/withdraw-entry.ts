import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { FreeCounsellor } from '../counsellors/index.js';
import { OfferStore } from './offer.store.js';
import { QueueEntryStore, type EndedEntry } from './queue-entry.store.js';

/** Takes a callback, or the caller who rides on it, out of the queue; an offer that is out is withdrawn and its counsellor is free again. */
@Injectable()
export class WithdrawEntry {
  constructor(
    private readonly entries: QueueEntryStore,
    private readonly offers: OfferStore,
    private readonly freeCounsellor: FreeCounsellor,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, callbackId: string, reason: string, at: Date): Promise<EndedEntry | null> {
    const entry = await this.entries.end(tx, callbackId, reason, at);
    const pending = entry ? await this.offers.pendingOfEntry(tx, entry.id) : null;
    const offer = pending ? await this.offers.end(tx, pending.id, 'withdrawn', reason, at) : null;
    if (!entry || !offer) return entry;
    const { id: offerId, counsellor_id: counsellorId } = offer;
    await this.freeCounsellor.afterOffer(tx, offer, 'withdrawn', at);
    await this.outbox.add(tx, [
      { name: 'OfferMissed', body: { offerId, queueEntryId: entry.id, counsellorId, callbackId, why: 'withdrawn' } },
    ]);
    return entry;
  }
}
