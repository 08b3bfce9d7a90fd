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

function oneSkill({ servers, erlangs, patienceSeconds }) {
  const perSecond = erlangs / talkSeconds;
  const kind = patienceSeconds === undefined ? 'Erlang C' : 'Erlang A';
  console.log(`${kind}: ${servers} counsellors, ${erlangs} erlangs${patienceSeconds ? `, patience ${patienceSeconds} s` : ''}`);
  const arrivals = poisson({ count: callers, perSecond, patienceSeconds, seed });
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
  const arrivals = () => poisson({ count: Math.ceil(callers / 20), perSecond: (12 * load) / talkSeconds, routeOf, seed: of });
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
oneSkill({ servers: 20, erlangs: 16 });
oneSkill({ servers: 10, erlangs: 9.5, patienceSeconds: 180 });
oneSkill({ servers: 12, erlangs: 14, patienceSeconds: 300 });
for (const load of [0.7, 0.8, 0.9]) {
  const runs = Array.from({ length: 10 }, (_, n) => skills(seed + n, load));
  const better = runs.filter(({ ours, theirs }) => ours < theirs).length;
  const worstKept = runs.filter(({ ourWorst, theirWorst }) => ourWorst <= theirWorst).length;
  const median = (name) =>
    quantile(
      runs.map((run) => run[name]),
      0.5,
    );
  console.log(
    `skills, load ${load}: mean wait ${median('ours').toFixed(1)} s against ${median('theirs').toFixed(1)} s of longest idle (median of ten runs), better in ${better} of 10; ` +
      `p99 ${median('our99').toFixed(0)} against ${median('their99').toFixed(0)} s; worst wait no longer in ${worstKept} of 10 ` +
      `(median ${median('ourWorst').toFixed(0)} against ${median('theirWorst').toFixed(0)} s)`,
  );
  failed ||= better < 10 || worstKept < 10;
}
process.exitCode = failed ? 1 : 0;
