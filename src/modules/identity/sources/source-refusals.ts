import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';

const writeEveryMilliseconds = 1000;

// In order, so that two processes cannot wait for each other.
const add = `
  insert into source_refusal (source_id, day, reason, posts)
  select source_id, day, reason, posts from jsonb_to_recordset($1::jsonb) as r(source_id uuid, day date, reason text, posts int)
  order by source_id, day, reason
  on conflict (source_id, day, reason) do update set posts = source_refusal.posts + excluded.posts`;

interface Count {
  readonly source_id: string;
  readonly day: string;
  readonly reason: string;
  posts: number;
}

/**
 * Counts posts of a source that became no lead. They are gathered for a second and written together: a flood that is refused must not
 * cost the database a statement each. A process that is killed loses that second of counts, never a lead.
 */
@Injectable()
export class SourceRefusals implements OnApplicationShutdown {
  private counts = new Map<string, Count>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectPinoLogger(SourceRefusals.name) private readonly logger: PinoLogger,
  ) {}

  /** `reason` is a code, such as `source/cap`. */
  add(sourceId: string, reason: string): void {
    const day = this.clock.now().toISOString().slice(0, 10);
    const name = `${sourceId} ${day} ${reason}`;
    const count = this.counts.get(name) ?? { source_id: sourceId, day, reason, posts: 0 };
    count.posts += 1;
    this.counts.set(name, count);
    this.timer ??= setTimeout(() => void this.write(), writeEveryMilliseconds).unref();
  }

  /** What cannot be written now is written with the next. */
  async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const counts = [...this.counts.values()];
    if (counts.length === 0) return;
    this.counts = new Map();
    try {
      await this.database.query(add, [JSON.stringify(counts)]);
    } catch (error) {
      this.logger.warn({ err: error }, 'refused posts of sources could not be counted; it is tried again');
      for (const { source_id, reason, posts } of counts) for (let n = 0; n < posts; n += 1) this.add(source_id, reason);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.write();
  }
}
