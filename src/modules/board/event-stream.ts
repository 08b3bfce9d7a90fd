import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type EventCursor, formatCursor } from '../../platform/outbox/event-cursor.js';
import type { LoggedEvent } from '../../platform/outbox/event-log.js';
import type { LiveEvents } from './live-events.js';

const heartbeatMilliseconds = 15_000;

/** One console that listens: writes the log from `cursor` on as server-sent events, no faster than they are taken. */
export class EventStream {
  private checkedAt = Date.now();

  constructor(
    private readonly response: ServerResponse,
    private readonly events: LiveEvents,
    private readonly sessionStands: () => Promise<boolean>,
  ) {}

  /** Runs until the console leaves, its session ends, or the process stops. `reset` tells it to load everything again. */
  async run(start: EventCursor, reset: boolean): Promise<void> {
    const stopListening = this.events.listen();
    try {
      // The id alone: who drops out before the first event still resumes from here.
      const greeting = reset ? 'event: reset\ndata: {}\n' : '';
      await this.write(`retry: 2000\nid: ${formatCursor(start)}\n${greeting}\n`);
      await this.follow(start);
    } finally {
      stopListening();
      this.response.end();
    }
  }

  private async follow(start: EventCursor): Promise<void> {
    let cursor = start;
    while (this.isOpen() && (await this.mayGoOn())) {
      const { version } = this.events;
      const page = await this.events.after(cursor);
      if (page.length > 0) {
        if (!(await this.stillStands())) return;
        await this.write(page.map(toMessage).join(''));
        cursor = page.at(-1)!.cursor;
      } else {
        await this.events.changed(version, heartbeatMilliseconds);
      }
    }
  }

  /** Every 15 s: a comment that keeps proxies from closing the line, and a look whether the session still stands. */
  private async mayGoOn(): Promise<boolean> {
    if (Date.now() - this.checkedAt < heartbeatMilliseconds) return true;
    await this.write(': still here\n\n');
    return this.stillStands();
  }

  /** Asked before events are told too: who was deactivated, or signed out elsewhere, hears of nothing that happened afterwards (ASVS 8.3.2). */
  private stillStands(): Promise<boolean> {
    this.checkedAt = Date.now();
    return this.sessionStands();
  }

  private async write(text: string): Promise<void> {
    if (!this.isOpen() || this.response.write(text)) return;
    await Promise.race([once(this.response, 'drain'), once(this.response, 'close')]);
  }

  private isOpen(): boolean {
    return !this.response.destroyed && !this.response.writableEnded && !this.events.isStopped;
  }
}

function toMessage({ cursor, name, at, ids }: LoggedEvent): string {
  return `id: ${formatCursor(cursor)}\nevent: ${name}\ndata: ${JSON.stringify({ ...ids, name, at })}\n\n`;
}
