// How long a talk takes with what follows it, roughly: the next one is promised for then.
const minutesPerTalk = 15;

/**
 * When the caller who is `before`-th (0 is the first) in the wave of a night is called: as many at once as there are counsellors, then
 * the next after a talk's time. So nobody is promised a minute that everybody was promised.
 */
export function spreadAfterOpening(opening: Date, before: number, counsellors: number): Date {
  const rounds = Math.floor(before / Math.max(1, counsellors));
  return new Date(opening.getTime() + rounds * minutesPerTalk * 60_000);
}
