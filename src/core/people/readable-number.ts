/** `+18885550100` -> `888-555-0100`, which every phone makes a link of. */
export function readableNumber(e164: string): string {
  return e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
}
