const shortestLoose = 6;
const longWord = 9;
const longestCompared = 24;

/**
 * Is `written` the word `meant`, give or take a slip? One slip (a letter missing, extra, wrong or swapped) from six letters on, two
 * from nine on; the first letter must be right. Shorter words are too close to each other: "doing" is one slip from "dying".
 */
export function isNear(written: string, meant: string): boolean {
  if (written === meant) return true;
  const allowed = meant.length >= longWord ? 2 : meant.length >= shortestLoose ? 1 : 0;
  if (allowed === 0 || written[0] !== meant[0] || written.length > longestCompared) return false;
  return Math.abs(written.length - meant.length) <= allowed && slips(written, meant) <= allowed;
}

/** Optimal string alignment distance. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? beforeLast[j - 2]! + 1 : Infinity;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, changed, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
