import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { lookAgainSeconds } from './after-placing.js';
import { EndLeg } from './end-leg.js';
import { LegStore } from './leg.store.js';

/** Keeps an eye on legs whose truth is at the carrier. */
@Injectable()
export class WatchLegs {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly endLeg: EndLeg,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A leg that should have been hung up while its sid was unknown is hung up now. */
  async seen(legId: string): Promise<void> {
    await this.legs.markChecked(this.database, legId, this.clock.now());
    const [row] = await this.database.query(
      'select id from call_leg where id = $1 and ended_at is null and hang_up_requested_at is not null',
      [legId],
    );
    if (row) await this.endLeg.run(legId);
  }

  async lookOnceMore(legId: string): Promise<void> {
    const now = this.clock.now();
    await this.legs.markChecked(this.database, legId, now);
    await this.database.transaction((tx) =>
      this.outbox.add(tx, [{ name: 'check-leg', body: { legId }, runAt: new Date(now.getTime() + lookAgainSeconds * 1000) }]),
    );
  }

  /** Legs that the carrier has not spoken of for a minute, or whose placing never got an answer. */
  silent(): Promise<{ id: string }[]> {
    const now = this.clock.now().getTime();
    return this.database.query(
      `select id from call_leg where ended_at is null and (
         (state in ('placing', 'unknown') and placing_since < $1 and coalesce(checked_at, placing_since) < $1)
         or (state in ('queued', 'ringing', 'in-progress') and coalesce(checked_at, answered_at, placing_since) < $2))`,
      [new Date(now - lookAgainSeconds * 1000), new Date(now - 60_000)],
    );
  }

  /** Legs that were intended but not placed: their job was lost with the queue. */
  unplaced(): Promise<{ id: string }[]> {
    return this.database.query(`select id from call_leg where state = 'intended' and intended_at < $1`, [
      new Date(this.clock.now().getTime() - 5000),
    ]);
  }
}
