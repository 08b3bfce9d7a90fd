// One counsellor becomes free and the next in line is offered to them: how long that takes, and how it grows with the line.
// BENCH_WAITING, BENCH_COUNSELLORS: sizes, smallest first, with commas; BENCH_MATCHES: how many of each (fewer than counsellors).
import v8 from 'node:v8';
import vm from 'node:vm';
import { benchDatabase, median, percentile } from './support/app-under-test.mjs';
import { openModules } from './support/lanes/open-modules.mjs';
import { Matches } from './support/matching/matches.mjs';
import { routeId, SeededLine } from './support/matching/seeded-line.mjs';
import { matchesPerSecond } from './support/matching/workers.mjs';

const numbers = (text) => text.split(',').map(Number);
const sizes = numbers(process.env.BENCH_WAITING ?? '10000,100000,1000000');
const staffs = numbers(process.env.BENCH_COUNSELLORS ?? '1000,10000');
const matches = Number(process.env.BENCH_MATCHES ?? 500);
const warmUp = 50;
const [main, workerRoutes] = [1, [2, 3, 4, 5]];
const aims = { growth: 0.15, p99: 20, bytesPerEntry: 8, look: 20 }; // fewer bytes than a pointer has: nothing is kept
const missed = [];

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

function heapUsed() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function judge(what, figure, aim, unit = '') {
  const text = `${what}: ${figure.toFixed(2)}${unit} (aim ${aim}${unit})`;
  if (!(figure <= aim)) missed.push(text);
  console.log(`  ${text}${figure <= aim ? '' : ' MISSED'}`);
}

/** { p50, p99, perSecond, commit99 } of one size; matches per second count the counsellor's becoming free too. */
async function measure(app, counsellors) {
  const line = new Matches(app, { route: main, counsellors });
  for (let n = 0; n < warmUp; n++) await line.one();
  const times = [];
  const startedAt = performance.now();
  while (times.length < matches) times.push(await line.one());
  const perSecond = (matches / (performance.now() - startedAt)) * 1000;
  await line.end();
  const [taken, commits] = [times.map(({ match }) => match), times.map(({ comesFree }) => comesFree)];
  return { p50: median(taken), p99: percentile(taken, 0.99), perSecond, commit99: percentile(commits, 0.99) };
}

/** What the sweep and the callers in line ask every few seconds: median milliseconds of each, prepared as they are in the application. */
async function looks(app) {
  const { WatchCallbacks } = await import('../dist/src/modules/callbacks/index.js');
  const { LivePlaceStore } = await import('../dist/src/modules/routing/index.js');
  const last = (order) =>
    app.database.query(
      `select id from queue_entry where route_id = $1 and state = 'waiting' order by deadline_at ${order}, id ${order} limit 1`,
      [routeId(main)],
    );
  const [[first], [hindmost]] = [await last('asc'), await last('desc')];
  const asked = {
    'routes to be matched': () => app.match.unmatchedRoutes(),
    'callbacks that are due': () => app.use(WatchCallbacks).due(),
    'late humans': () => app.use(WatchCallbacks).escalate(),
    'place of the first': () => app.use(LivePlaceStore).positionOf(app.database, first.id),
    'place of the last': () => app.use(LivePlaceStore).positionOf(app.database, hindmost.id),
  };
  const found = {};
  for (const [what, ask] of Object.entries(asked)) {
    const times = [];
    for (let n = 0; n < 15; n++) {
      const startedAt = performance.now();
      await ask();
      times.push(performance.now() - startedAt);
    }
    found[what] = median(times);
  }
  return found;
}

async function ofEachStaff(app, line, all, waiting) {
  const figures = [];
  for (const staff of staffs) {
    await line.serve(main, [all[0], all[0] + staff - 1]);
    const figure = await measure(app, [all[0], all[0] + staff - 1]);
    const { p50, p99, perSecond, commit99 } = figure;
    console.log(
      `${waiting} waiting, ${staff} counsellors: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, ${perSecond.toFixed(0)} matches/s; p99 of the commit that frees the counsellor ${commit99.toFixed(2)} ms`,
    );
    figures.push(figure);
  }
  return figures;
}

async function grow(app, line, all) {
  const found = [];
  const taken = staffs.length * (matches + warmUp);
  let people = 0;
  for (const waiting of sizes) {
    await line.addPeople(main, waiting + taken - people); // at least so many wait all the time
    people = waiting;
    await line.settle();
    const figures = await ofEachStaff(app, line, all, waiting);
    found.push({ waiting, figures, looks: await looks(app), heap: heapUsed() });
  }
  return found;
}

function judgeGrowth(found) {
  const [smallest, largest] = [found[0], found.at(-1)];
  const exponent = (of) => Math.log(of(largest) / of(smallest)) / Math.log(largest.waiting / smallest.waiting);
  for (const [n, staff] of staffs.entries()) {
    console.log(`${staff} counsellors, from ${smallest.waiting} to ${largest.waiting} waiting:`);
    judge(
      'growth exponent of the median',
      exponent(({ figures }) => figures[n].p50),
      aims.growth,
    );
    judge(
      'growth exponent of p99',
      exponent(({ figures }) => figures[n].p99),
      aims.growth,
    );
    judge('p99 at the end', largest.figures[n].p99, aims.p99, ' ms');
  }
  console.log(`Looks at ${largest.waiting} waiting, medians:`);
  for (const [what, ms] of Object.entries(largest.looks)) judge(what, ms, aims.look, ' ms');
  const bytes = (largest.heap - smallest.heap) / (largest.waiting - smallest.waiting);
  judge('memory in Node for each waiting entry', bytes, aims.bytesPerEntry, ' bytes');
}

async function compareWorkers(url, routes) {
  const share = 120; // of a route in a run: its counsellors last for all four
  const runs = { 1: [], 4: [] };
  for (let round = 0; round < 2; round++)
    for (const processes of [1, 4]) {
      const begin = (round * 2 + (processes === 1 ? 0 : 1)) * (share + warmUp + 10);
      const ofRound = routes.map(({ route, counsellors: [first, last] }) => ({ route, counsellors: [first + begin, last] }));
      runs[processes].push(await matchesPerSecond(url, ofRound, processes, { warmUp, matches: share }));
    }
  const best = Object.fromEntries(Object.entries(runs).map(([processes, figures]) => [processes, Math.max(...figures)]));
  console.log(
    `4 worker processes against 1, four routes, the counsellor's becoming free counted: ${best[4].toFixed(0)} against ${best[1].toFixed(0)} matches/s, ` +
      `ratio ${(best[4] / best[1]).toFixed(2)} (better of two runs each)`,
  );
}

const url = await benchDatabase();
const line = new SeededLine(url);
await line.open();
const all = await line.addRoute(main, staffs.at(-1));
const routes = [];
for (const route of workerRoutes) {
  routes.push({ route, counsellors: await line.addRoute(route, 1000) });
  await line.addPeople(route, 5000);
}
const app = await openModules(url);
judgeGrowth(await grow(app, line, all));
await app.close();
await compareWorkers(url, routes);
for (const text of missed) console.log(`MISSED: ${text}`);
process.exitCode = missed.length > 0 ? 1 : 0;
