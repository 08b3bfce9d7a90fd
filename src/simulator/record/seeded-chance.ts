import { createHash, randomInt } from 'node:crypto';

/** A number from 0 up to, but not including, 1. */
export type Chance = () => number;

/** A seed for a run that was not given one. */
export function freshSeed(): string {
  return String(randomInt(2 ** 32));
}

/**
 * An endless row of chances that depends on nothing but the seed and its name (mulberry32). Whoever needs chance has a
 * row of its own, so that one more draw here does not change what is drawn there. Identifiers are not drawn from it:
 * two runs with one seed would otherwise hand out the same SIDs to a program that remembers the first run.
 */
export function chancesFor(seed: string, name: string): Chance {
  let state = createHash('sha256').update(`${seed}:${name}`).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
