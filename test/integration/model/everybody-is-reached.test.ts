import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Floor } from '../calls/opened-floor.js';
import { callerCommands } from './commands/caller-commands.js';
import { counsellorCommands } from './commands/counsellor-commands.js';
import { driveToTheEnd } from './drive-to-the-end.js';
import { anyWays, atWork, replayed, replayPath, runs } from './settings.js';
import { settles, staffCommands, timeCommands } from './commands/staff-commands.js';
import { wishCommands, withLeads } from './commands/wish-commands.js';
import { World } from './world.js';

let floor: Floor;
let sourceId: string;

beforeAll(async () => {
  ({ floor, sourceId } = await World.opened());
});
afterAll(() => floor.close());

const commands = fc.commands(
  [...wishCommands, ...callerCommands, ...counsellorCommands, ...staffCommands, ...timeCommands, settles],
  {
    maxCommands: 60,
    size: 'max',
    ...(replayPath && { replayPath }),
  },
);

test(
  'whatever happens in whatever order: no promise is broken on the way, and everybody comes to an end that has a reason',
  async () => {
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(commands, anyWays, atWork, async (all, ways, there) => {
        const world = await withLeads(await World.fresh(floor, sourceId, there));
        await fc.asyncModelRun(() => ({ model: world.model, real: world }), all);
        await driveToTheEnd(world, ways);
        ended += 1;
      }),
      { ...replayed, numRuns: runs.commands },
    );
    expect(ended).toBeGreaterThanOrEqual(runs.commands);
  },
  runs.timeoutMs,
);
