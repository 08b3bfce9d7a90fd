// The policy that the matcher asks, driven with generated callers: where mathematics knows how long they wait (one skill: Erlang C, with
// impatience: Erlang A) it must agree; with skills it is held against "longest idle" on the very same callers.
// BENCH_CALLERS chooses how many, BENCH_SEED which.
import { chance } from './support/routing/chance.mjs';
import { erlangA, erlangC } from './support/routing/erlang.mjs';
import { longestIdle, productPolicy } from './support/routing/policies.mjs';
import { runShift } from './support/routing/shift.mjs';

const callers = Number(process.env.BENCH_CALLERS ?? 1_000_000);
const seed = Number(process.env.BENCH_SEED ?? 20261129);
const tolerance = 0.03;
const talkSeconds = 600;
// Worst waits scatter: one pair says nothing, the mean difference of many does.
const pairs = 40;
let failed = false;

function* poisson({ count, perSecond, patienceSeconds = Infinity, routeOf = () => 'english', seed: of }) {
  const dice = chance(of);
  let at = 0;
  for (let n = 0; n < count; n++) {
    at += dice.exponential(1 / perSecond);
    const patience = patienceSeconds === Infinity ? Infinity : dice.exponential(patienceSeconds);
    yield { at, route: routeOf(dice), talk: dice.exponential(talkSeconds), patience };
  }
}

const alike = (count) => Array.from({ length: count }, (_, n) => ({ id: `c${n}`, routes: { english: 3 } }));
const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)];

function judge(what, simulated, formula) {
  const off = simulated / formula - 1;
  const verdict = Math.abs(off) <= tolerance ? 'agrees' : 'DOES NOT AGREE';
  failed ||= Math.abs(off) > tolerance;
  console.log(
    `  ${what}: ${simulated.toPrecision(4)} against ${formula.toPrecision(4)} by formula, ${(100 * off).toFixed(2)} %: ${verdict}`,
  );
}

/** `longer`: a queue that is nearly full forgets slowly, so its mean needs that many times the callers to be as sure. */
function oneSkill({ servers, erlangs, patienceSeconds, longer = 1 }) {
  const perSecond = erlangs / talkSeconds;
  const kind = patienceSeconds === undefined ? 'Erlang C' : 'Erlang A';
  console.log(`${kind}: ${servers} counsellors, ${erlangs} erlangs${patienceSeconds ? `, patience ${patienceSeconds} s` : ''}`);
  const arrivals = poisson({ count: callers * longer, perSecond, patienceSeconds, seed });
  const { waits, gaveUp } = runShift({ arrivals, counsellors: alike(servers), choose: productPolicy() });
  const queue = { servers, arrivalsPerSecond: perSecond, talkSeconds, patienceSeconds };
  if (patienceSeconds === undefined) {
    const expected = erlangC(queue);
    judge('share that waits', waits.filter((wait) => wait > 0).length / waits.length, expected.waits);
    judge('mean wait in seconds', mean(waits), expected.meanWait);
  } else {
    const expected = erlangA(queue);
    judge('share that gives up', gaveUp / waits.length, expected.gaveUp);
    judge('mean wait in seconds', mean(waits), expected.meanWait);
  }
}

/** Six speak English, two Spanish, four both; one caller in four needs Spanish. */
function skills(of, load) {
  const both = { english: 3, spanish: 3 };
  const counsellors = [
    ...Array.from({ length: 6 }, (_, n) => ({ id: `e${n}`, routes: { english: 3 } })),
    ...Array.from({ length: 2 }, (_, n) => ({ id: `s${n}`, routes: { spanish: 3 } })),
    ...Array.from({ length: 4 }, (_, n) => ({ id: `b${n}`, routes: both })),
  ];
  const routeOf = (dice) => (dice.share(0.25) ? 'spanish' : 'english');
  const arrivals = () => poisson({ count: Math.ceil(callers / 40), perSecond: (12 * load) / talkSeconds, routeOf, seed: of });
  const run = (choose) => runShift({ arrivals: arrivals(), counsellors, choose }).waits;
  const [ours, theirs] = [run(productPolicy()), run(longestIdle)];
  const worst = (waits) => waits.reduce((most, one) => Math.max(most, one), 0);
  return {
    ours: mean(ours),
    theirs: mean(theirs),
    ourWorst: worst(ours),
    theirWorst: worst(theirs),
    our99: quantile(ours, 0.99),
    their99: quantile(theirs, 0.99),
  };
}

oneSkill({ servers: 10, erlangs: 7 });
oneSkill({ servers: 20, erlangs: 16, longer: 10 });
oneSkill({ servers: 10, erlangs: 9.5, patienceSeconds: 180 });
oneSkill({ servers: 12, erlangs: 14, patienceSeconds: 300 });
for (const load of [0.7, 0.8, 0.9]) {
  const runs = Array.from({ length: pairs }, (_, n) => skills(seed + n, load));
  const differ = (ours, theirs) => {
    const differences = runs.map((run) => run[ours] - run[theirs]);
    const by = mean(differences);
    const error = Math.sqrt(mean(differences.map((one) => (one - by) ** 2)) / (pairs - 1));
    return { by, error, words: `${by.toFixed(1)} ± ${error.toFixed(1)} s` };
  };
  const waiting = differ('ours', 'theirs');
  const worst = differ('ourWorst', 'theirWorst');
  const isShorter = waiting.by + 2 * waiting.error < 0;
  const isNoLonger = worst.by - 2 * worst.error <= 0;
  console.log(
    `skills, load ${load}: against longest idle on the same callers, ${pairs} pairs: mean wait ${mean(runs.map(({ ours }) => ours)).toFixed(1)} s, ` +
      `${waiting.words}: ${isShorter ? 'shorter' : 'NOT SHORTER'}; p99 ${differ('our99', 'their99').words}; ` +
      `worst wait ${worst.words}: ${isNoLonger ? 'no longer' : 'LONGER'}`,
  );
  failed ||= !isShorter || !isNoLonger;
}
process.exitCode = failed ? 1 : 0;
