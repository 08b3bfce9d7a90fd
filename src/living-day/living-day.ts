import { setTimeout as pause } from 'node:timers/promises';
import { phonesIn, whatHappens, type Happening } from './script/happenings.js';
import { roomFor, secondsToNext } from './script/pace.js';
import { howManyPeople, personOf, type Invented } from './script/people.js';
import { between, seeded, type Random } from './script/random.js';
import type { DayOptions } from './world/day-options.js';
import { Outside } from './world/outside.js';
import { Refused } from './world/staff-client.js';
import { StaffAtWork } from './staff/staff-at-work.js';

const firstAfterSeconds = 4;
const looksEverySeconds = 3;
/** However quick the day: the staff's API is not asked more often. */
const shortestPauseMs = 150;
/** Long enough for an evening with it; afterwards the simulated network and the database would only grow. */
const longestSeconds = 8 * 3600;
/** Whoever was not reached may phone in later; so many are remembered. */
const mostRemembered = 50;
const siteTimeZone = 'America/New_York';

const hourAtSite = (now: Date): number =>
  Number(new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone: siteTimeZone }).format(now));

/** Invented people who ask for help, and sample staff who answer: a believable day, until it is stopped. */
export class LivingDay {
  private readonly random: Random;
  private readonly outside: Outside;
  private readonly staff: StaffAtWork;
  private readonly unsettled: Invented[] = [];
  private nextPerson: number;
  private lastTrouble = '';

  constructor(
    private readonly options: DayOptions,
    private readonly tell: (sentence: string) => void,
  ) {
    this.random = seeded(options.seed);
    this.outside = new Outside(options);
    this.staff = new StaffAtWork(options, this.random);
    this.nextPerson = Math.floor(between(this.random, 0, howManyPeople));
  }

  /** Resolves when `signal` aborts and everybody has gone home, or when the day is over. Throws when it must not be played here. */
  async run(signal: AbortSignal): Promise<void> {
    if (!(await this.outside.isItsNetwork()))
      throw new Error('Calls to the hotline do not come from the simulated network: nobody is invented here.');
    await this.outside.ringLonger();
    await this.staff.arrive();
    const over = AbortSignal.any([signal, AbortSignal.timeout(this.lasts(longestSeconds))]);
    await Promise.all([
      this.again(
        over,
        () => this.staff.look(),
        () => looksEverySeconds,
      ),
      this.again(
        over,
        () => this.somebodyComes(),
        () => secondsToNext(this.random, hourAtSite(new Date())),
        firstAfterSeconds,
      ),
    ]);
    await this.staff.goHome();
  }

  private async again(over: AbortSignal, act: () => Promise<void>, pauseSeconds: () => number, first = 0): Promise<void> {
    let seconds = first;
    while (await this.waited(seconds, over)) {
      await act().catch((error: unknown) => this.goOnAfter(error));
      seconds = pauseSeconds();
    }
  }

  /** Whatever is away comes back; whoever may not sign in any more does not. The same trouble is told once. */
  private goOnAfter(error: unknown): void {
    if (error instanceof Refused && error.status === 401) throw error;
    const trouble = error instanceof Error ? error.message : String(error);
    if (trouble !== this.lastTrouble) this.tell(`It goes on after: ${trouble}`);
    this.lastTrouble = trouble;
  }

  /** False: it is over. */
  private waited(seconds: number, over: AbortSignal): Promise<boolean> {
    return pause(Math.max(shortestPauseMs, this.lasts(seconds)), true, { signal: over }).catch(() => false);
  }

  private async somebodyComes(): Promise<void> {
    const room = roomFor(await this.staff.crowd());
    const known = room === 'somebody-known' ? this.unsettled.shift() : undefined;
    if (room === 'nobody' || (room === 'somebody-known' && !known)) return;
    await this.play(known ? phonesIn(this.random, known) : whatHappens(this.random, this.somebodyNew()));
  }

  private async play(happening: Happening): Promise<void> {
    const callbackId = await this.outside.happen(happening, new Date());
    if (callbackId) this.staff.expect(callbackId, happening.answers);
    if (happening.answers.length > 1) this.unsettled.push(happening.person);
    this.unsettled.splice(0, this.unsettled.length - mostRemembered);
  }

  private somebodyNew(): Invented {
    this.nextPerson += 1;
    return personOf(this.nextPerson);
  }

  private lasts(seconds: number): number {
    return (seconds * 1000) / this.options.speed;
  }
}
