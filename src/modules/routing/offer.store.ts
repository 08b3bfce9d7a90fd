import { Injectable } from '@nestjs/common';
import type { Urgency } from '../../core/callbacks/urgency.js';
import type { ExcludedCounsellor, RankedCounsellor } from '../../core/routing/rank-counsellors.js';
import type { Tx } from '../../platform/database/database.js';

/** What made it theirs and nobody else's: kept with the offer, so that it can be told later. */
export interface OfferReason extends Pick<RankedCounsellor, 'sentence' | 'terms'> {
  readonly excluded: readonly ExcludedCounsellor[];
  /** Of the site's routing policy; 0 is the program's own. */
  readonly policyVersion: number;
}

/** Somebody said no to an entry, or let it ring out. */
export interface Refusal {
  readonly queue_entry_id: string;
  readonly counsellor_id: string;
  readonly state: 'declined' | 'expired';
  readonly ended_at: Date;
}

export interface OfferRow {
  id: string;
  queue_entry_id: string;
  counsellor_id: string;
  state: 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  why: OfferReason;
  offered_at: Date;
  expires_at: Date;
  callback_id: string;
  /** Set when the person waits on the line. */
  inbound_call_id: string | null;
  urgency: Urgency;
  person_id: string;
  route_id: string;
}

export interface NewOffer {
  readonly id: string;
  readonly queueEntryId: string;
  readonly counsellorId: string;
  readonly why: OfferReason;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
}

export type OfferEnd = 'accepted' | 'declined' | 'expired' | 'withdrawn';

const select = `
  select o.id, o.queue_entry_id, o.counsellor_id, o.state, o.why, o.offered_at, o.expires_at, e.callback_id, e.inbound_call_id, e.urgency, e.person_id, e.route_id
  from offer o join queue_entry e on e.id = o.queue_entry_id`;

/** Writes offers. Unique indexes make one pending offer per entry and per counsellor a fact. */
@Injectable()
export class OfferStore {
  async insert(tx: Tx, offer: NewOffer): Promise<void> {
    await tx.query(
      `insert into offer (id, queue_entry_id, counsellor_id, state, why, offered_at, expires_at) values ($1, $2, $3, 'pending', $4, $5, $6)`,
      [offer.id, offer.queueEntryId, offer.counsellorId, JSON.stringify(offer.why), offer.offeredAt, offer.expiresAt],
    );
  }

  /** Compare-and-set from pending: of two that try, one gets the offer back and the other null. */
  async end(tx: Tx, offerId: string, state: OfferEnd, reason: string, at: Date): Promise<OfferRow | null> {
    const ended = await tx.query(
      `update offer set state = $2, end_reason = $3, ended_at = $4 where id = $1 and state = 'pending' returning id`,
      [offerId, state, reason, at],
    );
    return ended.length === 1 ? this.find(tx, offerId) : null;
  }

  async find(tx: Pick<Tx, 'query'>, offerId: string): Promise<OfferRow | null> {
    const [row] = await tx.query<OfferRow>(`${select} where o.id = $1`, [offerId]);
    return row ?? null;
  }

  async pendingOfEntry(tx: Tx, entryId: string): Promise<{ id: string } | null> {
    const [row] = await tx.query<{ id: string }>(`select id from offer where queue_entry_id = $1 and state = 'pending'`, [
      entryId,
    ]);
    return row ?? null;
  }

  async pendingOfCounsellor(tx: Tx, counsellorId: string): Promise<{ id: string; callbackId: string } | null> {
    const [row] = await tx.query<{ id: string; callbackId: string }>(
      `select o.id, e.callback_id as "callbackId" from offer o join queue_entry e on e.id = o.queue_entry_id
       where o.counsellor_id = $1 and o.state = 'pending'`,
      [counsellorId],
    );
    return row ?? null;
  }

  /** Newest first. */
  refusalsOf(tx: Tx, entryIds: readonly string[], since: Date): Promise<Refusal[]> {
    return tx.query<Refusal>(
      `select queue_entry_id, counsellor_id, state, ended_at from offer
       where queue_entry_id = any($1::uuid[]) and state in ('declined', 'expired') and ended_at > $2 order by ended_at desc`,
      [entryIds, since],
    );
  }
}
