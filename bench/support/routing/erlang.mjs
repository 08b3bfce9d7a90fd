// Queues that have a formula: what a simulation of them must come to. Erlangs = arrivals per second x mean seconds of a talk.

function erlangB(servers, erlangs) {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (erlangs * blocked) / (k + erlangs * blocked);
  return blocked;
}

/** Everybody waits until it is their turn: { waits: share that waits, meanWait: seconds, of all }. */
export function erlangC({ servers, arrivalsPerSecond, talkSeconds }) {
  const erlangs = arrivalsPerSecond * talkSeconds;
  const blocked = erlangB(servers, erlangs);
  const waits = (servers * blocked) / (servers - erlangs * (1 - blocked));
  return { waits, meanWait: (waits * talkSeconds) / (servers - erlangs) };
}

/** Whoever waits gives up after an exponential patience: { gaveUp: share, meanWait: seconds, of all }. */
export function erlangA({ servers, arrivalsPerSecond, talkSeconds, patienceSeconds }) {
  const weights = [1];
  for (let n = 1; n <= servers || weights.at(-1) > 1e-15 * Math.max(...weights); n++) {
    const leaving = Math.min(n, servers) / talkSeconds + Math.max(0, n - servers) / patienceSeconds;
    weights.push((weights.at(-1) * arrivalsPerSecond) / leaving);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const inLine = weights.reduce((sum, weight, n) => sum + (Math.max(0, n - servers) * weight) / total, 0);
  return { gaveUp: inLine / patienceSeconds / arrivalsPerSecond, meanWait: inLine / arrivalsPerSecond };
}

// Published figures: a formula that misses them measures nothing.
const published = [
  [erlangC({ servers: 3, arrivalsPerSecond: 2, talkSeconds: 1 }).waits, 4 / 9, 1e-12],
  [erlangC({ servers: 55, arrivalsPerSecond: 0.2, talkSeconds: 240 }).meanWait, 8.2, 0.05],
  [erlangA({ servers: 50, arrivalsPerSecond: 0.8, talkSeconds: 60, patienceSeconds: 120 }).gaveUp, 0.031, 0.001],
  [erlangA({ servers: 50, arrivalsPerSecond: 0.8, talkSeconds: 60, patienceSeconds: 120 }).meanWait, 3.7, 0.05],
];
for (const [computed, figure, tolerance] of published)
  if (Math.abs(computed - figure) > tolerance) throw new Error(`The formula gives ${computed} where ${figure} is published`);
