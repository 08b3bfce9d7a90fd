/**
 * Percentiles that can be added up: how often a length fell into each bin, each bin a little longer than the one before. Told is the
 * middle of a bin, so that what is told is never more than 2.5 % off, whatever the lengths are; up to a second, all are a second.
 */
export const binGrowth = 1.025 ** 2;

/** How far off a length that is told may be. */
export const largestError = Math.sqrt(binGrowth) - 1;

export interface Bin {
  readonly bin: number;
  readonly n: number;
}

/** The bin of a length in seconds. The roll-ups count by the same rule in SQL. */
export function binOf(seconds: number): number {
  return Math.floor(Math.log(Math.max(seconds, 1)) / Math.log(binGrowth));
}

/** What is told of a bin, in seconds. */
export function secondsOf(bin: number): number {
  return binGrowth ** (bin + 0.5);
}

/**
 * The length within which `share` of all came out. `all` also counts those who still wait: they are slower than everybody who does not.
 * Null: nobody, or so many still wait that it is not known yet.
 */
export function percentile(bins: readonly Bin[], all: number, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * all));
  let seen = 0;
  for (const { bin, n } of bins.toSorted((a, b) => a.bin - b.bin)) {
    seen += n;
    if (seen >= rank) return secondsOf(bin);
  }
  return null;
}
