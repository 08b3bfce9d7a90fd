const numbersShown = 2;

/** "Maria de la Cruz" -> "M.D.L.C.", null without a name: enough to tell two people apart, not enough to know who they are. */
export function initialsOf(displayName: string | null): string | null {
  const words = displayName?.split(/[\s-]+/u).filter((word) => /\p{L}/u.test(word)) ?? [];
  if (words.length === 0) return null;
  return `${words.map((word) => word.match(/\p{L}/u)![0].toUpperCase()).join('.')}.`;
}

/** "+12025550147" -> "••••47". The full number is shown only by a logged reveal. */
export function maskedNumber(e164: string): string {
  return `••••${e164.slice(-numbersShown)}`;
}
