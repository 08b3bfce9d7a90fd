import { Injectable } from '@nestjs/common';
import { isFinal, legMoves } from '../../../core/calls/leg-progress.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { LegConsequences } from '../parties/leg-consequences.js';
import type { LegNews } from './leg-news.js';
import { LegStore, type LegRow } from './leg.store.js';

/**
 * Takes what the carrier says of a leg, in any order and any number of times: the leg moves forwards only, and what follows
 * from the move (offer missed, call answered, call ended) happens in the same transaction.
 */
@Injectable()
export class ReportLeg {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly consequences: LegConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(news: LegNews): Promise<void> {
    return this.database.transaction((tx) => this.inside(tx, news));
  }

  async inside(tx: Tx, news: LegNews): Promise<void> {
    const leg = await this.legs.lock(tx, news.legId);
    if (!leg) return; // an orphan: a leg of a database that was restored from before
    if (news.carrierSid) await this.legs.adopt(tx, leg.id, news.carrierSid);
    if (news.failure) await this.legs.keepFailure(tx, leg.id, news.failure);
    await this.hangUpIfUnwanted(tx, leg, news);
    if (!legMoves(leg.state, news.state)) return;
    const at = this.clock.now();
    await this.legs.move(tx, leg, news.state, at, news.sequence ?? leg.sequence, news.sipResponseCode);
    await this.outbox.add(tx, [
      {
        name: 'LegChanged',
        body: { legId: leg.id, party: leg.party, state: news.state, offerId: leg.offer_id, callId: leg.call_id },
      },
    ]);
    await this.consequences.follow(tx, leg, news, at);
  }

  /** The carrier rings a leg that was given up before we knew its sid, or that two looks had not found: it must not go on ringing. */
  private async hangUpIfUnwanted(tx: Tx, leg: LegRow, news: LegNews): Promise<void> {
    const firstSid = news.carrierSid !== null && leg.carrier_sid === null;
    const unwanted = leg.hang_up_requested_at !== null || isFinal(leg.state);
    if (firstSid && unwanted && !isFinal(news.state)) await this.outbox.add(tx, [{ name: 'end-leg', body: { legId: leg.id } }]);
  }
}
