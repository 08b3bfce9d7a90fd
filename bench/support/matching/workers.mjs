import { fork } from 'node:child_process';

const program = new URL('./worker.mjs', import.meta.url).pathname;

function startWorker(task) {
  const child = fork(program, [JSON.stringify(task)]);
  const ended = new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}`)))),
  );
  const says = (word) =>
    Promise.race([ended, new Promise((resolve) => child.on('message', (said) => said === word && resolve()))]);
  return { ended, warm: says('warm'), done: says('done'), go: () => child.send('go') };
}

/** Shares the routes among so many processes; all begin at once. Matches per second until the last one is done. */
export async function matchesPerSecond(url, routes, processes, { warmUp, matches }) {
  const shares = Array.from({ length: processes }, (_, n) => routes.filter((_route, place) => place % processes === n));
  const workers = shares.map((share) => startWorker({ url, routes: share, warmUp, matches }));
  await Promise.all(workers.map(({ warm }) => warm));
  const startedAt = performance.now();
  for (const { go } of workers) go();
  await Promise.all(workers.map(({ done }) => done));
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(workers.map(({ ended }) => ended));
  return (routes.length * matches) / seconds;
}
