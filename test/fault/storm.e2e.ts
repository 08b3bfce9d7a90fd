import { Balancer } from '../support/storm/balancer.js';
import { Chance } from '../support/storm/chance.js';
import { staffACrowd } from '../support/crowd.js';
import { aftermath } from '../support/storm/aftermath.js';
import { Counsellors } from '../support/storm/counsellors.js';
import { Crowds } from '../support/storm/crowds.js';
import { setMishaps } from '../support/storm/mishaps.js';
import { drawCounsellor } from '../support/storm/personas.js';
import { crashNowAndThen } from '../support/storm/crashes.js';
import { Traffic } from '../support/storm/traffic.js';
import { Story } from '../support/story.js';

const seed = Number(process.env['STORM_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
// STORM_SIZE=4 is a storm of two thousand; two cores need some minutes more for it than a test should take.
const size = Number(process.env['STORM_SIZE'] ?? 0.07);
const sizes = { callers: 300 * size, leads: 200 * size, counsellors: 20 + 20 * size };
// At hours at which everybody may be called there are more rings to wait for.
const settleMs = 150_000 + 150_000 * size;
// To start a process takes a core for five seconds: in a large storm it must have time to do something, too.
const crashEveryMs = Math.max(12_000, 8_000 * size);

describe(`a storm of ${sizes.callers} calls and ${sizes.leads} leads (STORM_SEED=${seed})`, () => {
  const chance = new Chance(seed);
  let balancer: Balancer;
  let story: Story;
  let traffic: Traffic;
  let counsellors: Counsellors;
  beforeAll(async () => {
    process.stdout.write(`STORM_SEED=${seed}\n`);
    balancer = await Balancer.open();
    traffic = Traffic.fromNowOn();
    story = await Story.begin('PostgreSQL', {
      roles: ['all', 'all'],
      publicUrl: balancer.url,
      simulatorSpeed: 20,
      simulatorSeed: String(seed),
      env: { OFFER_SECONDS: '4' },
    });
    balancer.inFrontOf(() => story.ringback.processes.filter((one) => one.alive()).map((one) => one.url));
    await story.retryEvery(2, 3);
    await story.withoutRest();
    const crowd = await staffACrowd(story, sizes.counsellors);
    for (const { phone_number: phone } of await story.rows<{ phone_number: string }>(
      `select phone_number from counsellor where phone_number like '+1646555%' order by 1`,
    ))
      await story.carrier.declare(phone, drawCounsellor(chance));
    counsellors = new Counsellors(story, crowd, chance, await story.staff('morgan@ringback.example'));
    await setMishaps(story.carrier);
  }, 240_000);
  afterAll(async () => {
    await story?.end();
    balancer?.close();
  });

  it(
    'ends with every promise kept',
    async () => {
      const crowds = new Crowds(story, chance);
      const stop = new AbortController();
      const meanwhile = [
        counsellors.work(stop.signal),
        crowds.callThoseWhoCallUs(stop.signal),
        crashNowAndThen(story, chance, crashEveryMs, stop.signal),
      ];
      await crowds.come(sizes);
      await story.carrier.clearFaults();
      await crowds.settle(settleMs);
      stop.abort();
      await Promise.all(meanwhile);
      expect(await aftermath(story, traffic, crowds.numbers())).toEqual({});
    },
    300_000 * (1 + size),
  );
});
