import type { Clock } from './clock.js';
import { asProgram } from './database/asker.js';
import { isDatabaseOutage } from './http/database-outage.js';
import { within } from './within.js';

// An answer that is at hand is not worth a longer wait; without one, whoever asks hears after this long that nobody knows.
const patienceMilliseconds = 500;
const longestMilliseconds = 2000;
// As long as an outage may last: after it, nobody believes an old answer any more.
const goodForMilliseconds = 24 * 60 * 60_000;
const atMost = 10_000;

interface Known<T> {
  readonly at: number;
  readonly answer: T;
}

/** The last answers that stood, told again while whoever is asked (the database) is away or too slow. "No" is never told from memory. */
export class LastKnown<T> {
  private readonly known = new Map<string, Known<T>>();
  private isAway = false;

  constructor(private readonly clock: Clock) {}

  /** Rejects as an outage of the database when nothing is known and nothing is heard in time. */
  async ask(name: string, question: () => Promise<T | null>): Promise<T | null> {
    const asked = asProgram(question).then((answer) => this.note(name, answer));
    asked.catch(() => {}); // heard of by nobody, when it comes too late
    const last = this.last(name);
    if (last !== null && this.isAway) return last;
    return within(last === null ? longestMilliseconds : patienceMilliseconds, asked).catch((error: unknown) => {
      if (last === null || !isDatabaseOutage(error)) throw error;
      this.isAway = true;
      return last;
    });
  }

  private note(name: string, answer: T | null): T | null {
    this.isAway = false;
    if (this.known.size >= atMost) this.known.clear();
    if (answer === null) this.known.delete(name);
    else this.known.set(name, { at: this.clock.now().getTime(), answer });
    return answer;
  }

  private last(name: string): T | null {
    const known = this.known.get(name);
    return known && known.at + goodForMilliseconds > this.clock.now().getTime() ? known.answer : null;
  }
}
