import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { type EventCursor, isAfter } from '../../platform/outbox/event-cursor.js';
import { EventLog, type LoggedEvent, pageSize } from '../../platform/outbox/event-log.js';

const pollMilliseconds = 200;
const retryMilliseconds = 1000;
/** Enough for a reader who is a few seconds behind; the others read the database themselves. */
const recentAtMost = 2000;

/**
 * The end of the event log, read once for all listeners of this process and only while somebody listens. Readers pull at
 * their own pace, so a slow one holds nobody up and nothing piles up for it.
 */
@Injectable()
export class LiveEvents implements BeforeApplicationShutdown {
  /** Everything of the log after `recentFrom`, up to `tail`. */
  private recent: LoggedEvent[] = [];
  private recentFrom: EventCursor | null = null;
  private listeners = 0;
  private polling = false;
  private stopped = false;
  private interrupt: () => void = () => {};
  private reads = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly log: EventLog,
    @InjectPinoLogger(LiveEvents.name) private readonly logger: PinoLogger,
  ) {}

  /** Grows with each read that found something: take it before reading, hand it to `changed`. */
  get version(): number {
    return this.reads;
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Keeps the log read until the returned function is called. */
  listen(): () => void {
    this.listeners++;
    if (!this.polling) void this.poll();
    return () => void this.listeners--;
  }

  /** What follows `cursor`, at most a page; from memory when it can be. */
  async after(cursor: EventCursor): Promise<readonly LoggedEvent[]> {
    if (this.recentFrom === null || isAfter(this.recentFrom, cursor)) return this.log.readAfter(cursor);
    const start = this.recent.findIndex((event) => isAfter(event.cursor, cursor));
    return start < 0 ? [] : this.recent.slice(start, start + pageSize);
  }

  /** Resolves when something was read since `version`, the process stops, or `milliseconds` have passed. */
  changed(version: number, milliseconds: number): Promise<void> {
    if (version !== this.reads || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.waiting.add(done);
    });
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    this.interrupt();
    this.tellReaders();
  }

  private async poll(): Promise<void> {
    this.polling = true;
    while (this.listeners > 0 && !this.stopped) {
      const pause = await this.readOn().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'live events wait: the database does not answer');
        return retryMilliseconds;
      });
      if (pause > 0) await this.sleep(pause);
    }
    this.recentFrom = null;
    this.recent = [];
    this.polling = false;
  }

  private async readOn(): Promise<number> {
    if (this.recentFrom === null) {
      this.recentFrom = await this.log.now();
      this.tellReaders(); // what they read before this moment may have missed what came just before it
    }
    const fresh = await this.log.readAfter(this.recent.at(-1)?.cursor ?? this.recentFrom);
    if (fresh.length === 0) return pollMilliseconds;
    this.recent.push(...fresh);
    const dropped = this.recent.splice(0, Math.max(0, this.recent.length - recentAtMost));
    this.recentFrom = dropped.at(-1)?.cursor ?? this.recentFrom;
    this.tellReaders();
    return fresh.length === pageSize ? 0 : pollMilliseconds;
  }

  private tellReaders(): void {
    this.reads++;
    for (const tell of this.waiting) tell();
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
