import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Floor } from '../calls/opened-floor.js';
import { callerCommands } from './commands/caller-commands.js';
import type { Command } from './commands/command.js';
import { counsellorCommands } from './commands/counsellor-commands.js';
import { driveToTheEnd } from './drive-to-the-end.js';
import { checkEverything } from './invariants.js';
import { anyWays, atWork, replayed, runs } from './settings.js';
import { staffCommands, timeCommands } from './commands/staff-commands.js';
import { Turns } from './turns.js';
import { wishCommands, withLeads } from './commands/wish-commands.js';
import { World } from './world.js';

let floor: Floor;
let sourceId: string;
let turns: Turns;

beforeAll(async () => {
  ({ floor, sourceId } = await World.opened());
  turns = new Turns(floor.database);
});
afterAll(() => floor.close());

const anyCommand = fc.oneof(...wishCommands, ...callerCommands, ...counsellorCommands, ...staffCommands, ...timeCommands);
const moments = fc.array(fc.array(anyCommand, { minLength: 1, maxLength: 3, size: 'max' }), {
  minLength: 5,
  maxLength: 25,
  size: 'max',
});

/** Alone, or together with others: then the order of their statements is the scheduler's. */
async function happens(world: World, all: readonly Command[], scheduler: fc.Scheduler): Promise<void> {
  if (all.length === 1) return all[0]!.run(world.model, world);
  await turns.run(
    all.map((command) => () => command.act(world)),
    scheduler,
  );
  world.learn();
  await checkEverything(world);
}

test(
  'two or three things at once, their statements in any order: no promise is broken, and everybody comes to an end that has a reason',
  async () => {
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(
        moments,
        anyWays,
        atWork,
        fc.scheduler({ act: (release) => turns.act(release) }),
        async (all, ways, there, scheduler) => {
          const world = await withLeads(await World.fresh(floor, sourceId, there));
          for (const moment of all) await happens(world, moment, scheduler);
          await driveToTheEnd(world, ways);
          ended += 1;
        },
      ),
      { ...replayed, numRuns: runs.interleavings },
    );
    expect(ended).toBeGreaterThanOrEqual(runs.interleavings);
  },
  runs.timeoutMs,
);
