/** What somebody of the programme said of a bed. Whether it is held is another question. */
export const bedStates = ['open', 'occupied', 'out-of-order'] as const;
export type BedState = (typeof bedStates)[number];

export const bedConfidences = ['fresh', 'recent', 'old', 'stale'] as const;
export type BedConfidence = (typeof bedConfidences)[number];

interface AgeStep {
  readonly upToHours: number;
  readonly confidence: BedConfidence;
  readonly advice: string;
}

/** Bed lists go stale and staff phone to confirm (ASPE on bed registries): so each says how old its word is. Our own figures. */
export const bedAges: readonly AgeStep[] = [
  { upToHours: 4, confidence: 'fresh', advice: 'Said within the last four hours: count on it.' },
  { upToHours: 12, confidence: 'recent', advice: 'Said within half a day: likely still so.' },
  { upToHours: 24, confidence: 'old', advice: 'Said within a day: ask before you promise it.' },
  { upToHours: Infinity, confidence: 'stale', advice: 'Nobody has said so for a day: phone them before you promise it.' },
];

/** How far what was said of a bed can be trusted at `at`. */
export function confidenceOf(assertedAt: Date, at: Date): Pick<AgeStep, 'confidence' | 'advice'> & { ageMinutes: number } {
  const ageMinutes = Math.max(0, Math.floor((at.getTime() - assertedAt.getTime()) / 60_000));
  const { confidence, advice } = bedAges.find(({ upToHours }) => ageMinutes <= upToHours * 60)!;
  return { confidence, advice, ageMinutes };
}
