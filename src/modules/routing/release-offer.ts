import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { FreeCounsellor } from '../counsellors/index.js';
import { Matcher } from './matcher.js';
import { OfferStore } from './offer.store.js';
import { QueueEntryStore } from './queue-entry.store.js';

/**
 * How an offer comes back without being accepted: a decline is the counsellor's word, a miss their silence; "not-rung" is the
 * carrier's fault and counts against nobody; "vanished" are those whose browser is gone; "taken-over": a manager says that they are.
 */
export type Release = { readonly kind: 'declined' | 'missed' | 'not-rung' | 'vanished' | 'taken-over'; readonly why: string };

/**
 * Gives an offer back: the entry waits on with its old deadline and is offered to the next one at once; the counsellor is free
 * again, or away (see `FreeCounsellor`). Returns false when somebody else ended the offer first.
 */
@Injectable()
export class ReleaseOffer {
  constructor(
    private readonly offers: OfferStore,
    private readonly entries: QueueEntryStore,
    private readonly freeCounsellor: FreeCounsellor,
    private readonly matcher: Matcher,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, offerId: string, release: Release, at: Date): Promise<boolean> {
    const offer = await this.offers.end(tx, offerId, release.kind === 'declined' ? 'declined' : 'expired', release.why, at);
    if (!offer) return false;
    await this.entries.setState(tx, offer.queue_entry_id, 'waiting');
    await this.freeCounsellor.afterOffer(tx, offer, release.kind, at);
    await this.outbox.add(tx, [
      {
        name: 'OfferMissed',
        body: {
          offerId,
          queueEntryId: offer.queue_entry_id,
          counsellorId: offer.counsellor_id,
          callbackId: offer.callback_id,
          why: release.kind,
        },
      },
    ]);
    await this.matcher.matchRoute(tx, offer.route_id, at);
    return true;
  }
}
