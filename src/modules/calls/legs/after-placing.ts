import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { LegStore } from './leg.store.js';

export const lookAgainSeconds = 15;

/** What follows when the carrier's answer to "ring this" was not a plain yes. */
@Injectable()
export class AfterPlacing {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** The job came a second time: its first run may have died between asking the carrier and writing down the answer. */
  async lookAgainIfStuck(legId: string): Promise<void> {
    const leg = await this.legs.find(this.database, legId);
    if (leg?.state === 'placing') await this.scheduleCheck(legId);
  }

  tryAgain(legId: string, seconds: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const placeAfter = this.inSeconds(seconds);
      await this.legs.backToIntended(tx, legId, placeAfter);
      await this.outbox.add(tx, [{ name: 'place-leg', body: { legId }, runAt: placeAfter }]);
    });
  }

  async outcomeUnknown(legId: string): Promise<void> {
    await this.database.query(`update call_leg set state = 'unknown' where id = $1 and state = 'placing'`, [legId]);
    await this.scheduleCheck(legId);
  }

  private scheduleCheck(legId: string): Promise<void> {
    return this.database.transaction((tx) =>
      this.outbox.add(tx, [{ name: 'check-leg', body: { legId }, runAt: this.inSeconds(lookAgainSeconds) }]),
    );
  }

  private inSeconds(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }
}
