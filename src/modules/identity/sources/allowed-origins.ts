import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Remembered } from '../../../platform/remembered.js';
import { SourceStore } from './source.store.js';

/** May a page of this origin post for any source at all? A browser asks that before it sends the key. Answered from memory. */
@Injectable()
export class AllowedOrigins {
  private readonly origins: Remembered<ReadonlySet<string>>;

  constructor(database: Database, sources: SourceStore, clock: Clock) {
    this.origins = new Remembered(() => sources.origins(database), clock);
  }

  async has(origin: string): Promise<boolean> {
    return (await this.origins.read()).has(origin);
  }
}
