import { changedBy, type LiveEvent } from './changed-by.js';
import { readEvents, type Message } from './read-events.js';
import { queries, askAgain, type Noun } from '../queries.js';

export type LineState = 'connecting' | 'live' | 'polling';

const retryMilliseconds = [250, 500, 1_000, 2_000, 3_000];
const pollMilliseconds = 5_000;
// The server gives a sign every 15 s: after twice that the line is dead, whatever the network says.
const silentMilliseconds = 32_000;
// A burst (an accepted offer is five events) is one reload.
const gatherMilliseconds = 40;

/**
 * Follows what happens at the server. It resumes after the last event it saw; while the line is down everything on the screen is
 * asked again every few seconds instead, so that nothing on it is older than that.
 */
export class LiveLine {
  private readonly stopping = new AbortController();
  private readonly changed = new Set<Noun>();
  private lastId: string | null = null;
  private failures = 0;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private polling: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly onState: (state: LineState) => void,
    private readonly onEvent: (event: LiveEvent) => void,
  ) {
    void this.run();
  }

  stop(): void {
    this.stopping.abort();
    clearTimeout(this.gathering);
    clearInterval(this.polling);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.follow();
        this.failures = 0;
      } catch {
        this.failures++;
      }
      if (this.stopping.signal.aborted) return;
      if (this.failures > 1) this.poll(true);
      await new Promise((resolve) =>
        setTimeout(resolve, retryMilliseconds[Math.min(this.failures, retryMilliseconds.length - 1)]),
      );
    }
  }

  private async follow(): Promise<void> {
    const line = new AbortController();
    let silence = setTimeout(() => line.abort(), silentMilliseconds);
    const headers: Record<string, string> = this.lastId === null ? {} : { 'last-event-id': this.lastId };
    const signal = AbortSignal.any([line.signal, this.stopping.signal]);
    try {
      const response = await fetch('/v1/events', { headers, credentials: 'same-origin', signal });
      if (!response.ok) throw new Error(`events answered ${response.status}`);
      const missed = this.failures > 0 && this.lastId === null;
      this.failures = 0;
      this.poll(false);
      this.onState('live');
      if (missed) await queries.invalidateQueries();
      await readEvents(
        response,
        (message) => this.take(message),
        () => {
          clearTimeout(silence);
          silence = setTimeout(() => line.abort(), silentMilliseconds);
        },
      );
    } finally {
      clearTimeout(silence);
    }
  }

  private take({ id, event, data }: Message): void {
    if (id !== null) this.lastId = id;
    if (event === 'reset') return void queries.invalidateQueries();
    if (data === '') return;
    const happened = JSON.parse(data) as LiveEvent;
    for (const noun of changedBy(happened)) this.changed.add(noun);
    this.gathering ??= setTimeout(() => this.askAgain(), gatherMilliseconds);
    this.onEvent(happened);
  }

  private askAgain(): void {
    this.gathering = undefined;
    const nouns = [...this.changed];
    this.changed.clear();
    void askAgain(...nouns);
  }

  private poll(on: boolean): void {
    if (!on) {
      clearInterval(this.polling);
      this.polling = undefined;
      return;
    }
    this.onState('polling');
    this.polling ??= setInterval(() => void queries.invalidateQueries(), pollMilliseconds);
  }
}
