export type Delimiter = ',' | ';' | '\t';

const candidates: readonly Delimiter[] = [',', ';', '\t'];

/** What separates the cells of a CSV file, by its first line: whichever of the three stands there most often outside of quotes. */
export function delimiterOf(head: string): Delimiter {
  const counts = new Map<string, number>(candidates.map((one) => [one, 0]));
  let quoted = false;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return candidates.toSorted((a, b) => counts.get(b)! - counts.get(a)!)[0]!;
}
