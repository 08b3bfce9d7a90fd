import { Injectable } from '@nestjs/common';
import { legMoves, type LegStateName } from '../../core/calls/leg-progress.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { LegConsequences } from './leg-consequences.js';
import { LegStore } from './leg.store.js';

export interface LegNews {
  readonly legId: string;
  readonly carrierSid: string | null;
  readonly state: LegStateName;
  readonly sequence: number | null;
  readonly sipResponseCode: number | null;
}

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
    if (!legMoves(leg.state, news.state)) return;
    const at = this.clock.now();
    await this.legs.move(tx, leg, news.state, at, news.sequence ?? leg.sequence, news.sipResponseCode);
    await this.outbox.add(tx, [
      {
        name: 'LegChanged',
        body: { legId: leg.id, party: leg.party, state: news.state, offerId: leg.offer_id, callId: leg.call_id },
      },
    ]);
    await this.consequences.follow(tx, leg, news.state, at);
  }
}
