import { comeBack, leftOver, somebody } from './lane-rows.mjs';
import { LostAnswer } from './losing-carrier.mjs';
import { OfferClicks } from './offer-clicks.mjs';
import { Phones } from './phones.mjs';

export const start = new Date('2026-11-23T15:00:00Z'); // a Monday, at an hour when everybody may be called
const silentSeconds = 61; // after that the sweep looks
const quietSeconds = 90; // with nothing to do for so long, what began is over
const mostSteps = 4000;
const jobTries = 8;
const endings = { CallbackConnected: 'placed', CallbackExhausted: 'given up', CallbackEnded: 'ended' };

/**
 * One person is called back, from the due callback until it is placed or given up. Every message runs at least once, often twice and
 * at once (F68, F69), and whatever is due at the same second runs in random order.
 */
export class CallbackStory {
  calls = [];
  /** Legs whose placing had an unknown outcome. */
  unknown = new Set();
  doubleDials = 0;
  ending = null;
  #person;

  constructor(lane, app, rows, tally) {
    Object.assign(this, { lane, app, rows, tally });
    this.phones = new Phones(lane, app);
    this.clicks = new OfferClicks(lane, app, rows);
  }

  async run() {
    this.lane.begin(this, start);
    this.#person = await somebody(this.app.database, this.rows, start);
    this.committed([{ name: 'CallbackScheduled', body: this.#person }]);
    for (let steps = 0; steps < mostSteps; steps++) if (!(await this.#goOn())) return;
    this.unexpected(new Error('it never came to an end'));
  }

  /** False when everything that began is over. */
  async #goOn() {
    const next = this.lane.untilNext();
    if (next > silentSeconds && (await this.#sweep())) return true;
    if (next === Infinity || (this.ending && next > quietSeconds)) return false;
    this.lane.pass(next);
    await this.lane.step();
    return true;
  }

  /** @returns whether anything was left lying. */
  async #sweep() {
    const { database, match } = this.app;
    const { legs, offers, waiting } = await leftOver(database, this.rows);
    if (legs.length + offers.length === 0 && !waiting) return false;
    this.lane.pass(silentSeconds);
    if (waiting) await comeBack(database, this.rows, this.lane.at);
    if (waiting) this.lane.in(0, () => match.matchRoute(this.rows.routeId));
    this.committed(legs.map(({ id, job }) => ({ name: job, body: { legId: id } })));
    for (const id of offers) this.lane.in(0, () => this.app.ring.again(id));
    return true;
  }

  /** The carrier made a call; `liveBefore`: how many of ours to the same number it had. */
  placed(call, liveBefore) {
    if (liveBefore > 0) this.doubleDials++;
    this.phones.ring(call, call.to === this.#person.number);
  }

  moved(call) {
    this.phones.tell(call);
  }

  committed(messages) {
    for (const { name, body, runAt } of messages) {
      this.ending ??= endings[name] ?? null;
      if (name === 'OfferMade') this.clicks.offered(body);
      const seconds = runAt ? Math.max(0, (runAt - this.lane.at) / 1000) : 0;
      const reactions = this.app.jobs[name] ? [this.app.jobs[name]] : (this.app.events[name] ?? []);
      for (const react of reactions) this.#queue(seconds, () => react(body));
    }
  }

  #queue(seconds, job) {
    const { random } = this.lane;
    this.#try(seconds + random.whole(0, 1), job);
    if (!random.chance(0.25)) return;
    this.tally.repeated++;
    this.#try(seconds + random.pick([0, 1, 4, 20]), job);
  }

  #try(seconds, job, tries = jobTries) {
    this.lane.in(seconds, job, (error) => {
      if (!(error instanceof LostAnswer)) this.unexpected(error);
      if (tries > 1) this.#try(1, job, tries - 1);
    });
  }

  unexpected(error) {
    const { message } = error;
    this.tally.errors.set(message, (this.tally.errors.get(message) ?? 0) + 1);
  }
}
