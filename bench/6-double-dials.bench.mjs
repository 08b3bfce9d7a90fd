// Many people are called back while the carrier loses answers (F25, F26), counsellors accept one offer at once (F58), workers take
// the same callback (F68) and jobs run twice (F69), in random order: is anybody ever rung by two calls of ours at once?
// BENCH_RUNS and BENCH_SEED choose how many people and which faults.
import { benchDatabase } from './support/app-under-test.mjs';
import { CallbackStory, start } from './support/lanes/callback-story.mjs';
import { Lane } from './support/lanes/lane.mjs';
import { freeCounsellors, laneRows } from './support/lanes/lane-rows.mjs';
import { openModules } from './support/lanes/open-modules.mjs';
import { seededRandom } from './support/lanes/seeded-random.mjs';
import { newTally, weigh } from './support/lanes/weigh-story.mjs';

const runs = Number(process.env.BENCH_RUNS ?? 1000);
const seed = Number(process.env.BENCH_SEED ?? Date.now() % 1_000_000);
const lanes = 24; // people called at a time

/** One person after another, until all are called. */
async function work(app, n, tally) {
  const rows = await laneRows(app.database, n);
  while (tally.begun < runs) {
    const run = tally.begun++;
    const lane = new Lane(seededRandom(seed * 1_000_003 + run));
    await freeCounsellors(app.database, rows, start);
    const story = new CallbackStory(lane, app, rows, tally);
    await story.run();
    await weigh(app.database, story, tally);
  }
}

function print(tally, seconds) {
  console.log(
    `${runs} callbacks, seed ${seed}: ${tally.placed} placed, ${tally.givenUp} given up after every attempt; ${tally.calls} calls, ` +
      `${tally.unknown} with an unknown outcome, ${tally.resolved} of them resolved; ${tally.refused} clicks refused, ` +
      `${tally.repeated} messages run twice; ${tally.doubleDials} double dials, ${tally.twice} intents with two calls, ${tally.orphans} calls that nobody adopted (aim 0 of each); ` +
      `${tally.stuck} left unfinished; ${(runs / seconds).toFixed(0)} runs/s`,
  );
  for (const [message, times] of tally.errors) console.log(`error, ${times} times: ${message}`);
  for (const told of tally.examples) console.log(told);
}

const app = await openModules(`${await benchDatabase()}?options=-c%20synchronous_commit%3Doff`);
const tally = newTally();
const startedAt = performance.now();
await Promise.all(Array.from({ length: lanes }, (_, n) => work(app, n, tally)));
print(tally, (performance.now() - startedAt) / 1000);
await app.close();
process.exitCode = tally.doubleDials + tally.twice + tally.orphans + tally.stuck + tally.errors.size > 0 ? 1 : 0;
