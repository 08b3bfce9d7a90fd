import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { CallerLegStore, LegStore, type LegRow } from '../calls/index.js';
import type { Caller } from './caller.js';
import { InboundCallStore } from './inbound-call.store.js';

/** Finds a caller and locks them: the call first, then its leg, as everybody does. */
@Injectable()
export class CallerDesk {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly callers: CallerLegStore,
    private readonly legs: LegStore,
  ) {}

  async byLeg(tx: Tx, legId: string, at: Date): Promise<Caller | null> {
    return this.locked(tx, await this.legs.find(tx, legId), at);
  }

  async bySid(tx: Tx, carrierSid: string, at: Date): Promise<Caller | null> {
    return this.locked(tx, await this.callers.bySid(tx, carrierSid), at);
  }

  async byCall(tx: Tx, inboundCallId: string, at: Date): Promise<Caller | null> {
    return this.locked(tx, await this.callers.ofCaller(tx, inboundCallId), at);
  }

  /** Callers whose leg is over while their call is not: the last report of the carrier was lost. */
  gone(db: Pick<Tx, 'query'>, before: Date): Promise<{ id: string }[]> {
    return db.query(
      `select l.id from inbound_call i join call_leg l on l.inbound_call_id = i.id
       where i.ended_at is null and l.ended_at < $1 limit 200`,
      [before],
    );
  }

  private async locked(tx: Tx, found: LegRow | null, at: Date): Promise<Caller | null> {
    if (!found?.inbound_call_id) return null;
    const row = await this.calls.lock(tx, found.inbound_call_id);
    const leg = await this.legs.lock(tx, found.id);
    return row && leg ? { tx, row, leg, at } : null;
  }
}
