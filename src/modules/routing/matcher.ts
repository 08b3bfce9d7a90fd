import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { rankCounsellors, type CounsellorFacts, type RankedCounsellor } from '../../core/routing/rank-counsellors.js';
import { Settings } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CounsellorStore, reachable } from '../counsellors/index.js';
import { OfferStore } from './offer.store.js';
import { QueueEntryStore, type WaitingEntry } from './queue-entry.store.js';

const entriesAtATime = 20;
// Beyond these the free counsellors have refused everybody just now; the sweep looks again.
const mostPages = 25;
const candidatesAtATime = 50;
// Whoever missed or declined an entry is asked again for it after this long: better a second try than nobody at all.
const secondTryAfterSeconds = 60;

// The ones that have been idle longest, with what the policy needs to know of each.
const candidates = `
  select c.id, c.name, c.presence_since,
    array(select r.route_id::text from counsellor_route r where r.counsellor_id = c.id) as route_ids
  from counsellor c
  where c.presence = 'available' and ${reachable('c', '$3')}
    and exists (select from staff_user u where u.id = c.id and u.active)
    and exists (select from counsellor_route r where r.counsellor_id = c.id and r.route_id = $1)
  order by c.presence_since, c.id limit $2`;

// Only the chosen one is locked: a matcher of another route may want the others.
const reserve = `select from counsellor where id = $1 and presence = 'available' for update skip locked`;

// Nobody can be rung: an offer would only be missed. Whoever waits keeps their place.
const carrierIsDown = `select from carrier_look where kind = 'down'`;

const recentRefusals = `
  select queue_entry_id, counsellor_id, state from offer
  where queue_entry_id = any($1::uuid[]) and state in ('declined', 'expired') and ended_at > $2`;

interface RefusalRow {
  queue_entry_id: string;
  counsellor_id: string;
  state: string;
}

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
    const free = new Map(
      (await tx.query<CandidateRow>(candidates, [routeId, candidatesAtATime, at])).map((row) => [row.id, row]),
    );
    if (free.size === 0) return 0; // asked first: a full line is long, and reading it locks it
    let waiting = await this.entries.nextWaiting(tx, routeId, null, entriesAtATime);
    if (waiting.length === 0 || (await tx.query(carrierIsDown)).length > 0) return 0;
    let made = 0;
    for (let page = 0; waiting.length > 0 && free.size > 0 && page < mostPages; page++) {
      const refusals = await this.refusalsOf(tx, waiting, at);
      for (const entry of waiting) made += await this.matchEntry(tx, routeId, entry, free, refusals, at);
      waiting = await this.entries.nextWaiting(tx, routeId, waiting.at(-1)!, entriesAtATime);
    }
    return made;
  }

  private refusalsOf(tx: Tx, waiting: readonly WaitingEntry[], at: Date): Promise<RefusalRow[]> {
    const since = new Date(at.getTime() - secondTryAfterSeconds * 1000);
    return tx.query<RefusalRow>(recentRefusals, [waiting.map((entry) => entry.id), since]);
  }

  /** Offers the entry to the best one who is still free; whoever turns out to be taken leaves `free`. */
  private async matchEntry(
    tx: Tx,
    routeId: string,
    entry: WaitingEntry,
    free: Map<string, CandidateRow>,
    refusals: readonly RefusalRow[],
    at: Date,
  ): Promise<number> {
    const refused = new Map(refusals.filter((r) => r.queue_entry_id === entry.id).map((r) => [r.counsellor_id, r.state]));
    const facts = [...free.values()].map((row) => toFacts(row, refused));
    const wanted = { routeId, urgency: entry.urgency, lastCounsellorId: entry.last_counsellor_id, lastCounsellorReliefAt: null };
    for (const choice of rankCounsellors(wanted, facts, at)) {
      free.delete(choice.counsellorId);
      if ((await tx.query(reserve, [choice.counsellorId])).length === 0) continue;
      await this.offer(tx, entry, choice, at);
      return 1;
    }
    return 0;
  }

  private async offer(tx: Tx, entry: WaitingEntry, choice: RankedCounsellor, at: Date): Promise<void> {
    const id = uuid();
    const expiresAt = new Date(at.getTime() + this.settings.offerSeconds * 1000);
    await this.offers.insert(tx, { id, queueEntryId: entry.id, choice, offeredAt: at, expiresAt });
    await this.entries.setState(tx, entry.id, 'offered');
    await this.counsellors.setPresence(tx, { counsellorId: choice.counsellorId, to: 'offered', by: 'routing', at });
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
