import { AsyncLocalStorage } from 'node:async_hooks';

/** The lane that the running code belongs to, down to the carrier and the clock. */
export const currentLane = new AsyncLocalStorage();

const atOnce = 4;

/**
 * A time of its own, and what waits in it. Whatever is due at the same second runs in random order and up to four at once, for real:
 * only waiting costs no time. The lane moves on when everything it started is done or waits for a later second.
 */
export class Lane {
  #waiting = [];
  #busy = 0;
  #whenQuiet = () => {};

  /** What is going on in this lane now: it is told what its carrier did and what its modules committed. */
  story = null;

  constructor(random) {
    this.random = random;
  }

  /** Begins anew: another story at another time, and nothing waits. */
  begin(story, at) {
    this.#waiting = [];
    this.story = story;
    this.at = at;
  }

  /** `run` is started so many seconds from now; what it throws goes to `failed`. */
  in(seconds, run, failed = (error) => this.story.unexpected(error)) {
    this.#waiting.push({ at: this.at.getTime() + seconds * 1000, run, failed });
  }

  /** The caller does nothing for so many seconds of the lane; others go on. */
  sleep(seconds) {
    const awake = new Promise((resolve) => {
      this.in(seconds, () => {
        this.#busy++;
        resolve();
      });
    });
    this.#done();
    return awake;
  }

  /** Seconds until something is due, 0 when it is already; Infinity when nothing waits. */
  untilNext() {
    const next = Math.min(...this.#waiting.map(({ at }) => at));
    return Math.max(0, (next - this.at.getTime()) / 1000);
  }

  pass(seconds) {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }

  /** Starts one to four of those that are due, and waits until all that runs is done or asleep. */
  async step() {
    const quiet = new Promise((resolve) => (this.#whenQuiet = resolve));
    this.#busy++; // until all are started
    for (let left = this.random.whole(1, atOnce); left > 0; left--) this.#startOne();
    this.#done();
    await quiet;
  }

  #startOne() {
    const due = this.#waiting.filter(({ at }) => at <= this.at.getTime());
    if (due.length === 0) return;
    const chosen = this.random.pick(due);
    this.#waiting.splice(this.#waiting.indexOf(chosen), 1);
    this.#busy++;
    void this.#run(chosen);
  }

  async #run({ run, failed }) {
    try {
      await currentLane.run(this, run);
    } catch (error) {
      failed(error);
    } finally {
      this.#done();
    }
  }

  #done() {
    this.#busy--;
    if (this.#busy === 0) this.#whenQuiet();
  }
}
