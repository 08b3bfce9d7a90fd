import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.js';
import type { Story } from '../story.js';
import { waitFor } from '../wait-for.js';
import { unwrittenArrivals } from './aftermath.js';
import { carrierCalls } from './carrier-calls.js';
import { drawCalled, drawCaller } from './personas.js';
import { stormNumber } from './phone-numbers.js';

interface Sizes {
  readonly callers: number;
  readonly leads: number;
}

// More would only wait for each other at the simulator.
const mostOnTheLine = 120;
const peoplePerSecond = 25;

/** Everybody who calls us and everybody who asked to be called. */
export class Crowds {
  private known: string[] = [];
  private readonly beingMet = new Set<string>();
  readonly counted = { dialled: 0, busy: 0, leads: 0, met: 0 };

  constructor(
    private readonly story: Story,
    private readonly chance: Chance,
  ) {}

  /** Every number that belongs to somebody. */
  numbers(): readonly string[] {
    return this.known;
  }

  /** Sends them in a row drawn from the seed, about so many in a second. */
  async come({ callers, leads }: Sizes): Promise<void> {
    const left = { callers, leads };
    const underWay: Promise<void>[] = [];
    while (left.callers + left.leads > 0) {
      const isCaller = this.chance.next() * (left.callers + left.leads) < left.callers;
      left[isCaller ? 'callers' : 'leads'] -= 1;
      underWay.push(isCaller ? this.caller() : this.lead());
      await pause(1000 / peoplePerSecond);
      if (left.callers % 25 === 0) await this.untilThereIsRoom();
    }
    await Promise.all(underWay);
  }

  /** Until everybody is known and nobody is on a phone or about to be, and at most so long: what hangs then is told by the aftermath. */
  async settle(timeoutMs: number): Promise<void> {
    const { simulatorUrl } = this.story.ringback;
    const isQuiet = async () =>
      (await this.open()) === 0 && (await unwrittenArrivals(this.story, await carrierCalls(simulatorUrl))).length === 0;
    await waitFor('nobody to be on the phone', isQuiet, { timeoutMs }).catch(() => undefined);
  }

  private async open(): Promise<number> {
    const { n } = await this.story.one<{ n: number }>(
      `select (select count(*) from inbound_call where ended_at is null)::int
        + (select count(*) from call_leg where ended_at is null)::int
        + (select count(*) from call where ended_at is null or (connected_at is not null and disposition is null))::int
        + (select count(*) from callback where state in ('queued', 'dialling', 'awaiting-disposition'))::int
        + (select count(*) from callback where state = 'scheduled' and due_at < now() + interval '15 seconds')::int
        + (select count(*) from counsellor where presence in ('offered', 'on-call', 'wrap-up', 'break'))::int as n`,
    );
    return n;
  }

  private newNumber(): string {
    const number = stormNumber(this.known.length);
    this.known.push(number);
    return number;
  }

  private async caller(): Promise<void> {
    // Some call again and again, and some have asked to be called before they call.
    const number = this.known.length > 50 && this.chance.next() < 0.15 ? this.chance.one(this.known) : this.newNumber();
    const { persona, callerId } = drawCaller(this.chance, () => this.newNumber());
    await this.dial(number, persona, callerId);
  }

  private async dial(number: string, persona: object, callerId: string | undefined): Promise<void> {
    const to = this.story.ringback.demo.site.number;
    try {
      await this.story.carrier.dials(number, { to, persona, ...(callerId === undefined ? {} : { callerId }) });
      this.counted.dialled += 1;
    } catch (error) {
      if (!String(error).includes('is in a call')) throw error;
      this.counted.busy += 1;
    }
  }

  private async lead(): Promise<void> {
    const phone = this.newNumber();
    const called = drawCalled(this.chance);
    const meets = this.chance.next() < 0.15;
    if (meets) this.beingMet.add(phone);
    await this.story.carrier.declare(phone, meets ? { ...called, answerAfterSeconds: 15 } : called);
    await waitFor(
      'a lead to be taken',
      () => this.story.website.lead({ phone, name: `Stormy Petrel ${phone.slice(-2)}` }, `storm-${phone}`),
      { timeoutMs: 60_000 },
    );
    this.counted.leads += 1;
  }

  /** They call in, from a second phone that shows the same number, while we are calling them (F27). */
  async callThoseWhoCallUs(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const rung = await this.story.rows<{ e164: string }>(
        `select l.to_number as e164 from call_leg l where l.party = 'person' and l.inbound_call_id is null and l.ended_at is null`,
      );
      for (const { e164 } of rung.filter((one) => this.beingMet.delete(one.e164))) {
        await this.dial(this.newNumber(), { talkSeconds: this.chance.between(2, 10), hangUpAfterSeconds: 600 }, e164);
        this.counted.met += 1;
      }
      await pause(100);
    }
  }

  private async untilThereIsRoom(): Promise<void> {
    await waitFor(
      'the line to be shorter',
      async () => {
        const { n } = await this.story.one<{ n: number }>('select count(*)::int as n from inbound_call where ended_at is null');
        return n < mostOnTheLine;
      },
      { timeoutMs: 120_000 },
    );
  }
}
