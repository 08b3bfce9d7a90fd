import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { intakeCommands } from './commands/intake-commands.js';
import { IntakeWorld } from './intake-world.js';
import { replayed, replayPath, runs } from './settings.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const commands = fc.commands([...intakeCommands], { maxCommands: 60, size: 'max', ...(replayPath && { replayPath }) });

test(
  'whatever staff and time do: no stage without its facts, no open intake without a next step, nobody closed over danger',
  async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        const world = await IntakeWorld.fresh(floor);
        await fc.asyncModelRun(() => ({ model: {}, real: world }), all);
        for (const stage of world.reached) reached.add(stage);
      }),
      { ...replayed, numRuns: runs.intakes },
    );
    expect(reached.size).toBeGreaterThanOrEqual(5);
  },
  runs.timeoutMs,
);
