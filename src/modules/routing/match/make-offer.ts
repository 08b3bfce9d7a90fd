import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Settings } from '../../../platform/config/settings.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CounsellorStore } from '../../counsellors/index.js';
import { OfferStore, type OfferReason } from '../offer.store.js';
import { QueueEntryStore, type WaitingEntry } from '../queue-entry.store.js';

// Only the chosen one is locked: a matcher of another route may want the others.
const reserve = `select from counsellor where id = $1 and presence = 'available' for update skip locked`;

/** Reserves a waiting entry for one counsellor. */
@Injectable()
export class MakeOffer {
  constructor(
    private readonly offers: OfferStore,
    private readonly entries: QueueEntryStore,
    private readonly counsellors: CounsellorStore,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
  ) {}

  /** The id of the offer; null when somebody else has this counsellor meanwhile. */
  async run(tx: Tx, entry: WaitingEntry, counsellorId: string, why: OfferReason, at: Date): Promise<string | null> {
    if ((await tx.query(reserve, [counsellorId])).length === 0) return null;
    const id = uuid();
    const expiresAt = new Date(at.getTime() + this.settings.offerSeconds * 1000);
    await this.offers.insert(tx, { id, queueEntryId: entry.id, counsellorId, why, offeredAt: at, expiresAt });
    await this.entries.setState(tx, entry.id, 'offered');
    await this.counsellors.setPresence(tx, { counsellorId, to: 'offered', by: 'routing', at });
    await this.outbox.add(tx, [
      { name: 'OfferMade', body: { offerId: id, queueEntryId: entry.id, counsellorId, callbackId: entry.callback_id } },
      { name: 'expire-offer', body: { offerId: id }, runAt: expiresAt },
    ]);
    return id;
  }
}
