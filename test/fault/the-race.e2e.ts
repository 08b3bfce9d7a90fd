import { Story } from '../support/story.js';
import { staffACrowd, writeOutcomes, type Crowd } from '../support/crowd.js';
import { Faults } from '../support/race/faults.js';
import { Balancer } from '../support/storm/balancer.js';
import { Chance } from '../support/storm/chance.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';
import type { Persona } from '../support/carrier.js';

const seed = Number(process.env['RACE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
// RACE_SIZE=20 is the race of five thousand callbacks and a hundred counsellors.
const size = Number(process.env['RACE_SIZE'] ?? 0.16);
const callbacks = 250 * size;
const counsellors = Math.min(100, 30 + Math.ceil(5 * size));
const atATime = 20;

describe(`four processes, ${callbacks} callbacks, ${counsellors} counsellors, and faults (RACE_SEED=${seed})`, () => {
  const chance = new Chance(seed);
  let balancer: Balancer;
  let story: Story;
  let crowd: Crowd;
  beforeAll(async () => {
    process.stdout.write(`RACE_SEED=${seed}\n`);
    balancer = await Balancer.open();
    story = await Story.begin('PostgreSQL', {
      roles: ['all', 'all', 'all', 'all'],
      publicUrl: balancer.url,
      simulatorSpeed: 20,
      simulatorSeed: String(seed),
      env: { OFFER_SECONDS: '8' },
    });
    balancer.inFrontOf(() => story.ringback.processes.filter((one) => one.alive()).map((one) => one.url));
    await story.retryEvery(2, 3);
    crowd = await staffACrowd(story, counsellors);
  }, 300_000);
  afterAll(async () => {
    await story?.end();
    balancer?.close();
  });

  it(
    'dials nobody twice, offers no counsellor two people, recovers within ten seconds of each fault, and loses nothing',
    async () => {
      const phones = Array.from({ length: callbacks }, () => fictionalNumber());
      for (const phone of phones) await story.carrier.declare(phone, drawPerson());
      while (phones.length > 0) await postAll(phones.splice(0, atATime));
      const faults = new Faults(story, chance);
      const over = new AbortController();
      const striking = faults.strike(over.signal);
      await waitFor('every callback to be done or decided', () => progress(callbacks), {
        timeoutMs: 240_000 * Math.max(1, size),
      }).catch(async (error: unknown) => {
        throw new Error(`Left over: ${JSON.stringify(await leftOver())}`, { cause: error });
      });
      over.abort();
      await striking;
      process.stdout.write(`recoveries: ${JSON.stringify(faults.recoveries)}\n`);
      await waitFor('every leg to be over', () => everyLegIsOver(), { timeoutMs: 60_000 });
      await expectAnExactLedger();
    },
    360_000 * (1 + size),
  );

  function drawPerson(): Persona {
    const reached = { kind: 'human', answerAfterSeconds: chance.between(1, 5), talkSeconds: chance.between(2, 12) };
    return chance.weighted<Persona>([
      [15, { kind: 'busy', next: [reached] }],
      [10, { kind: 'no-answer', next: [reached] }],
      [75, reached],
    ]);
  }

  /** The website tries again when nobody took its lead: the key makes that one lead. */
  async function postAll(phones: readonly string[]): Promise<void> {
    const taken = (phone: string) =>
      waitFor('a lead to be taken', () => story.website.lead({ phone }, `race-${phone}`), { timeoutMs: 60_000 });
    await Promise.all(phones.map(taken));
  }

  async function progress(wanted: number): Promise<boolean> {
    await writeOutcomes(story, crowd);
    const { n } = await story.one<{ n: number }>(
      `select count(*)::int as n from callback where state in ('done', 'needs-decision')`,
    );
    return n >= wanted;
  }

  /** What was asked for a phone, and how it went: what a reader of a failure wants to know. */
  function legsTo(e164: string): Promise<unknown[]> {
    return story.rows(
      `select l.id, l.state, l.carrier_sid, l.intended_at, l.placing_since, l.answered_at, l.ended_at, l.failure_code, c.end_cause, a.dialled_at, a.outcome
       from call_leg l join call c on c.id = l.call_id join callback_attempt a on a.id = c.attempt_id where l.to_number = $1 order by l.intended_at`,
      [e164],
    );
  }

  function leftOver(): Promise<unknown[]> {
    return story.rows(
      `select state, because, count(*)::int as n, min(due_at) as due, now() as now from callback
       where state not in ('done', 'needs-decision') group by 1, 2 order by 3 desc limit 8`,
    );
  }

  async function everyLegIsOver(): Promise<boolean> {
    return (await story.rows('select from call_leg where ended_at is null limit 1')).length === 0;
  }

  /** One callback for each lead; no phone rung by two calls at once or more often than attempts dialled; doctor finds nothing. */
  async function expectAnExactLedger(): Promise<void> {
    expect(await story.one('select count(*)::int as leads, count(distinct callback_id)::int as callbacks from lead')).toEqual({
      leads: callbacks,
      callbacks,
    });
    const rings = await story.carrier.allRings();
    const attempts = await story.rows<{ e164: string; n: number }>(
      `select n.e164, count(*) filter (where a.dialled_at is not null)::int as n
       from phone_number n left join callback_attempt a on a.person_id = n.person_id group by n.e164`,
    );
    const wrong = attempts.filter(({ e164, n }) => (rings.get(e164)?.calls ?? 0) > n || (rings.get(e164)?.atOnce ?? 0) > 1);
    const told = wrong.map(async ({ e164, n }) => ({ e164, n, rings: rings.get(e164), legs: await legsTo(e164) }));
    expect(await Promise.all(told)).toEqual([]);
    expect(await story.violations()).toEqual([]);
  }
});
