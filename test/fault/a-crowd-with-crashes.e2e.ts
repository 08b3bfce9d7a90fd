import { Story } from '../support/story.js';
import { staffACrowd, writeOutcomes, type Crowd } from '../support/crowd.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';

const workers = 20;
const callbacks = 200;
const counsellors = 30;
const crashEveryMs = 2500;
const seed = Number(process.env['CROWD_SEED'] ?? 20261123);

/** A small generator with a seed (mulberry32): a failing run names its seed and can be repeated. */
function random(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe(`${workers} workers, ${callbacks} callbacks, ${counsellors} counsellors, random crashes (seed ${seed})`, () => {
  const next = random(seed);
  let story: Story;
  let crowd: Crowd;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { roles: ['api'], simulatorSpeed: 20, env: { OFFER_SECONDS: '8' } });
    await story.retryEvery(2, 3);
    crowd = await staffACrowd(story, counsellors);
    await startWorkers(workers);
  }, 180_000);
  afterAll(() => story?.end());

  /** Four at a time: twenty at once would only wait for each other on two cores. */
  async function startWorkers(count: number): Promise<void> {
    for (let started = 0; started < count; started += 4) {
      await Promise.all(Array.from({ length: Math.min(4, count - started) }, () => story.ringback.start('worker')));
    }
  }

  async function crashOne(): Promise<void> {
    const alive = story.ringback.processes.filter((one) => one.role === 'worker' && one.alive());
    await alive[Math.floor(next() * alive.length)]!.kill('SIGKILL');
    await story.ringback.start('worker');
  }

  it('dials nobody twice at once, offers no counsellor two people, and leaves nothing behind', async () => {
    const phones = Array.from({ length: callbacks }, () => fictionalNumber());
    for (const phone of phones) {
      const reached = { kind: 'human', answerAfterSeconds: 1 + next() * 4, talkSeconds: 2 + next() * 10 };
      const dice = next();
      const persona =
        dice < 0.15 ? { kind: 'busy', next: [reached] } : dice < 0.25 ? { kind: 'no-answer', next: [reached] } : reached;
      await story.carrier.declare(phone, persona);
    }
    await Promise.all(phones.map((phone) => story.website.lead({ phone })));

    const crashing = new AbortController();
    const crashes = (async () => {
      while (!crashing.signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, crashEveryMs));
        if (!crashing.signal.aborted) await crashOne();
      }
    })();
    await waitFor('half of the callbacks to be done', () => progress(callbacks / 2), { timeoutMs: 120_000 });
    crashing.abort();
    await crashes;
    await waitFor('every callback to be done or decided', () => progress(callbacks), { timeoutMs: 180_000 });

    const rings = await story.carrier.allRings();
    expect(phones.filter((phone) => rings.get(phone)!.atOnce > 1)).toEqual([]);
    expect(await doubleRings()).toEqual([]);
    await waitFor(
      'every leg to be over',
      async () => (await story.rows('select from call_leg where ended_at is null')).length === 0,
      { timeoutMs: 60_000 },
    );
    expect(await story.violations()).toEqual([]);
  }, 600_000);

  async function progress(wanted: number): Promise<boolean> {
    await writeOutcomes(story, crowd);
    const { n } = await story.one<{ n: number }>(
      `select count(*)::int as n from callback where state in ('done', 'needs-decision')`,
    );
    return n >= wanted;
  }

  /** More rings at the carrier than attempts that dialled. */
  async function doubleRings(): Promise<string[]> {
    const rings = await story.carrier.allRings();
    const attempts = await story.rows<{ e164: string; n: number }>(
      `select n.e164, count(*) filter (where a.dialled_at is not null)::int as n
       from phone_number n left join callback_attempt a on a.person_id = n.person_id group by n.e164`,
    );
    return attempts.filter(({ e164, n }) => (rings.get(e164)?.calls ?? 0) > n).map(({ e164 }) => e164);
  }
});
