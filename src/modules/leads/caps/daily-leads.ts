import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { LastKnown } from '../../../platform/last-known.js';
import { isDatabaseOutage } from '../../../platform/http/database-outage.js';
import { Database } from '../../../platform/database/database.js';

const dayMs = 86_400_000;
const rememberMs = 5000;
const shortestWaitSeconds = 60;

interface InDatabase {
  readonly leads: number;
  readonly oldest: Date | null;
}

interface Counted {
  readonly at: number;
  readonly inDatabase: Promise<InDatabase>;
  takenSince: number;
}

const count = 'select count(*)::int as leads, min(received_at) as oldest from lead where source_id = $1 and received_at > $2';

/**
 * Leads of the last 24 hours of sources that have a cap: counted in the database every 5 s, and in memory since. While the database is away the
 * last count goes on: a cap never costs a lead that could be kept.
 */
@Injectable()
export class DailyLeads {
  private readonly counted = new Map<string, Counted>();
  private readonly lastKnown: LastKnown<InDatabase>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.lastKnown = new LastKnown(clock);
  }

  /** Takes a place. Returns null, or in how many seconds the oldest lead makes room. */
  async take(sourceId: string, perDay: number): Promise<number | null> {
    const now = this.clock.now().getTime();
    const counted = this.countOf(sourceId, now);
    const { leads, oldest } = await counted.inDatabase;
    if (leads + counted.takenSince < perDay) {
      counted.takenSince += 1;
      return null;
    }
    const roomAt = (oldest?.getTime() ?? now) + dayMs;
    return Math.max(shortestWaitSeconds, Math.ceil((roomAt - now) / 1000));
  }

  private countOf(sourceId: string, now: number): Counted {
    const known = this.counted.get(sourceId);
    if (known && known.at > now - rememberMs) return known;
    const fresh = { at: now, inDatabase: this.ask(sourceId, now), takenSince: 0 };
    this.counted.set(sourceId, fresh);
    fresh.inDatabase.catch(() => this.counted.delete(sourceId));
    return fresh;
  }

  private async ask(sourceId: string, now: number): Promise<InDatabase> {
    const asked = () => this.database.query<InDatabase>(count, [sourceId, new Date(now - dayMs)]).then(([row]) => row!);
    const known = await this.lastKnown.ask(sourceId, asked).catch((error: unknown) => {
      if (!isDatabaseOutage(error)) throw error;
      return null;
    });
    return known ?? { leads: 0, oldest: null };
  }
}
