import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { RoomOutageStore } from './room-outage.store.js';

/** Whether a leg is rung outside any room: a person's is while rooms fail. */
@Injectable()
export class RungPlainly {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly outages: RoomOutageStore,
  ) {}

  /** Written down before the carrier is asked: the phone may be picked up before we have its answer. */
  async ask(leg: LegRow): Promise<boolean> {
    if (leg.rung_plainly) return true;
    if (leg.party !== 'person' || !(await this.outages.open(this.database))) return false;
    await this.legs.markPlain(this.database, leg.id);
    return true;
  }
}
