import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { SiteDirectory } from '../../sites/index.js';
import type { CallbackRow } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';
import { ClockRules } from './clock-rules.js';
import { WallTimeStore } from './wall-time.store.js';

interface PromisedTime {
  readonly callbackId: string;
  /** Whose clock it was said on. */
  readonly zone: string;
  readonly start: Date;
}

/** A time that was agreed with somebody is kept as it was said, on their clock, beside the moment that this is today (B-099). */
@Injectable()
export class KeepWallTimes {
  constructor(
    private readonly store: WallTimeStore,
    private readonly rules: ClockRules,
    private readonly facts: CallingFactsReader,
    private readonly sites: SiteDirectory,
  ) {}

  run(tx: Tx, promised: readonly PromisedTime[]): Promise<void> {
    return this.store.keep(
      tx,
      promised.map((one) => ({ ...one, wall: this.rules.zones.wallOf(one.start, one.zone) })),
    );
  }

  /** On the clock on which times are said to this person: theirs, else the site's. */
  async ofCallback(tx: Tx, callback: CallbackRow, start: Date): Promise<void> {
    const { zones } = await this.facts.mayCall(tx, callback, start);
    const zone = zones[0] ?? (await this.sites.site(callback.site_id)).timeZone;
    await this.run(tx, [{ callbackId: callback.id, zone, start }]);
  }
}
