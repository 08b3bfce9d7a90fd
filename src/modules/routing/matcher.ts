import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { rankCounsellors, type CounsellorFacts, type RankedCounsellor } from '../../core/routing/rank-counsellors.js';
import { Settings } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CounsellorStore } from '../counsellors/index.js';
import { OfferStore } from './offer.store.js';
import { QueueEntryStore, type WaitingEntry } from './queue-entry.store.js';

const entriesAtATime = 20;
const candidatesAtATime = 50;
// Whoever missed or declined an entry is asked again for it after this long: better a second try than nobody at all.
const secondTryAfterSeconds = 60;

// The ones that have been idle longest, with what the policy needs to know of each.
const candidates = `
  select c.id, c.name, c.presence_since,
    array(select r.route_id::text from counsellor_route r where r.counsellor_id = c.id) as route_ids
  from counsellor c
  where c.presence = 'available' and c.phone_number is not null
    and exists (select from staff_user u where u.id = c.id and u.active)
    and exists (select from counsellor_route r where r.counsellor_id = c.id and r.route_id = $1)
  order by c.presence_since, c.id limit $2 for update of c skip locked`;

const recentRefusals = `
  select queue_entry_id, counsellor_id, state from offer
  where queue_entry_id = any($1::uuid[]) and state in ('declined', 'expired') and ended_at > $2`;

interface CandidateRow {
  id: string;
  name: string;
  presence_since: Date;
  route_ids: string[];
}

/**
 * Brings waiting entries and available counsellors of a route together. One matcher at a time per route (advisory lock until
 * COMMIT): a counsellor and an entry of this route that arrive at the same moment cannot both find nobody.
 */
@Injectable()
export class Matcher {
  constructor(
    private readonly entries: QueueEntryStore,
    private readonly offers: OfferStore,
    private readonly counsellors: CounsellorStore,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
  ) {}

  /** Makes every offer that can be made on this route now; returns how many. */
  async matchRoute(tx: Tx, routeId: string, at: Date): Promise<number> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`route ${routeId}`]);
    const waiting = await this.entries.nextWaiting(tx, routeId, entriesAtATime);
    if (waiting.length === 0) return 0;
    const free = await tx.query<CandidateRow>(candidates, [routeId, candidatesAtATime]);
    if (free.length === 0) return 0;
    const refusals = await tx.query<{ queue_entry_id: string; counsellor_id: string; state: string }>(recentRefusals, [
      waiting.map((entry) => entry.id),
      new Date(at.getTime() - secondTryAfterSeconds * 1000),
    ]);
    const taken = new Set<string>();
    for (const entry of waiting) {
      const refused = new Map(refusals.filter((r) => r.queue_entry_id === entry.id).map((r) => [r.counsellor_id, r.state]));
      const facts = free.filter((c) => !taken.has(c.id)).map((c) => toFacts(c, refused));
      const [best] = rankCounsellors(
        { routeId, urgency: entry.urgency, lastCounsellorId: entry.last_counsellor_id, lastCounsellorReliefAt: null },
        facts,
        at,
      );
      if (!best) continue;
      taken.add(best.counsellorId);
      await this.offer(tx, entry, best, at);
    }
    return taken.size;
  }

  private async offer(tx: Tx, entry: WaitingEntry, choice: RankedCounsellor, at: Date): Promise<void> {
    const id = uuid();
    const expiresAt = new Date(at.getTime() + this.settings.offerSeconds * 1000);
    await this.offers.insert(tx, { id, queueEntryId: entry.id, choice, offeredAt: at, expiresAt });
    await this.entries.setState(tx, entry.id, 'offered');
    await this.counsellors.setPresence(tx, { counsellorId: choice.counsellorId, to: 'offered', at });
    await this.outbox.add(tx, [
      {
        name: 'OfferMade',
        body: { offerId: id, queueEntryId: entry.id, counsellorId: choice.counsellorId, callbackId: entry.callback_id },
      },
      { name: 'expire-offer', body: { offerId: id }, runAt: expiresAt },
    ]);
  }
}

function toFacts(row: CandidateRow, refused: ReadonlyMap<string, string>): CounsellorFacts {
  return {
    id: row.id,
    name: row.name,
    routeIds: row.route_ids,
    availableSince: row.presence_since,
    declinedThisEntry: refused.get(row.id) === 'declined',
    missedThisEntry: refused.get(row.id) === 'expired',
  };
}
