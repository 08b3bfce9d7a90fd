import { promiseChecks } from '../../../src/modules/board/promise-checks.js';
import { checkNobodyOverlooked } from './line-order.js';
import type { World } from './world.js';

/** The queue is the test's own here, and nobody looks at alerts. */
const notAsked: readonly string[] = ['no message is stuck in the outbox', 'no caller in crisis is left unseen'];
const asked = promiseChecks.filter(({ name }) => !notAsked.includes(name));
const steps = 9;
const secondsEach = 8;

/**
 * As long as the program gives itself to repair what fell through (a minute and a little more), with everything at work; then what
 * `doctor` asks has to hold at the time of the stopped clock.
 */
export async function settled(world: World): Promise<void> {
  for (let step = 0; step < steps; step += 1) await world.works(secondsEach);
  await checkNobodyOverlooked(world);
  const now = `'${world.now.toISOString()}'::timestamptz`;
  const found: string[] = [];
  for (const { promise, sql } of asked) {
    const rows = await world.floor.database.query<{ id: string; what: string }>(sql.replaceAll('now()', now));
    found.push(...rows.map(({ what, id }) => `promise ${promise}: ${what} (${id})`));
  }
  if (found.length > 0) throw new Error(found.join('\n'));
}
