import * as fc from 'fast-check';
import { dispositions } from '../../../src/core/callbacks/attempt-outcomes.js';
import type { Way } from './drive-to-the-end.js';
import { counsellors, people } from './world.js';

/** MODEL_RUNS is how often each property is tried; without it, what fits into half a minute. */
const asked = Number(process.env['MODEL_RUNS'] ?? 0);
const { MODEL_SEED: seed, MODEL_PATH: path, MODEL_REPLAY: replay } = process.env;

export const runs = {
  commands: asked || 5,
  interleavings: asked || 5,
  ties: asked || 8,
  intakes: asked || 6,
  timeoutMs: asked ? 3_600_000 : 240_000,
};

/** The failure that was printed, once more: its seed, its path, and for commands its replayPath. */
export const replayed = {
  ...(seed && { seed: Number(seed) }),
  ...(path && { path }),
  interruptAfterTimeLimit: runs.timeoutMs - 20_000,
  markInterruptAsFailure: true,
};
export const replayPath = replay ?? '';

const anyWay: fc.Arbitrary<Way> = fc.record({
  phone: fc.constantFrom('in-progress', 'in-progress', 'no-answer', 'busy', 'failed'),
  writes: fc.constantFrom(...dispositions),
});

/** How it goes with each person from the moment on from which counsellors always answer. */
export const anyWays = fc.tuple(...Array.from({ length: people }, () => anyWay));

/** How many counsellors are there in the beginning. */
export const atWork = fc.nat(counsellors);
