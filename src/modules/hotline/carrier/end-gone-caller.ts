import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CallerDesk } from '../caller-desk.js';
import { EndIncomingCall } from '../ending/end-incoming-call.js';

// The carrier's own report of the end may be on its way.
const patienceSeconds = 10;

/** Ends the call of somebody whose last report never came, after the carrier was asked and said that the line is dead (F4, B-066). */
@Injectable()
export class EndGoneCaller {
  constructor(
    private readonly database: Database,
    private readonly desk: CallerDesk,
    private readonly ending: EndIncomingCall,
    private readonly clock: Clock,
  ) {}

  /** Legs of callers. */
  gone(): Promise<{ id: string }[]> {
    return this.desk.gone(this.database, new Date(this.clock.now().getTime() - patienceSeconds * 1000));
  }

  run(legId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const caller = await this.desk.byLeg(tx, legId, this.clock.now());
      if (caller?.leg.ended_at) await this.ending.run(caller, { endedAt: caller.leg.ended_at });
    });
  }
}
