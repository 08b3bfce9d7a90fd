const hourMs = 3_600_000;

/**
 * When the next person of a list may be called: `perHour` of them an hour and no more, so that a list never stands in line before
 * somebody who has just asked. `next` is null before the first.
 */
export function callSlot(next: Date | null, perHour: number, now: Date): { readonly at: Date; readonly next: Date } {
  const at = next && next > now ? next : now;
  return { at, next: new Date(at.getTime() + hourMs / perHour) };
}
