/** From the mildest to the worst. */
export const flagLevels = ['yellow', 'orange', 'red'] as const;
export type FlagLevel = (typeof flagLevels)[number];

/** Null: no flag. */
export function highest(levels: readonly FlagLevel[]): FlagLevel | null {
  return flagLevels.findLast((level) => levels.includes(level)) ?? null;
}
