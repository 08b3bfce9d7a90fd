/**
 * Who comes first by law at a programme with federal block-grant money, in this order (45 CFR 96.131(a)). Nothing else moves anybody
 * ahead: not the payer, not the referrer (L-502).
 */
export const waitlistPriorities = ['pregnant-injecting', 'pregnant', 'injecting', 'none'] as const;
export type WaitlistPriority = (typeof waitlistPriorities)[number];

export function priorityOf({
  pregnant,
  injecting,
}: {
  readonly pregnant: boolean;
  readonly injecting: boolean;
}): WaitlistPriority {
  if (pregnant) return injecting ? 'pregnant-injecting' : 'pregnant';
  return injecting ? 'injecting' : 'none';
}

interface Waiting {
  readonly priority: WaitlistPriority;
  readonly publiclyFunded: boolean;
  readonly since: Date;
}

/** Sorts the line of a programme: the priority where the law gives one, then whoever has waited longest. */
export function inLineOrder(a: Waiting, b: Waiting): number {
  return rankOf(a) - rankOf(b) || a.since.getTime() - b.since.getTime();
}

function rankOf({ priority, publiclyFunded }: Waiting): number {
  return publiclyFunded ? waitlistPriorities.indexOf(priority) : waitlistPriorities.length;
}

/** Whoever waits hears from us every 24 to 48 hours (compliance 3.1). */
export const contactWithinHours = 48;
/** How long after its time a contact that did not happen is told to a supervisor. */
export const contactLateMinutes = 60;

/** What is wrong with the moment of the next contact; null when it will do. */
export function nextContactProblem(nextContactAt: Date, at: Date): string | null {
  if (nextContactAt <= at) return 'lies in the past: choose a later moment';
  const latest = at.getTime() + contactWithinHours * 3_600_000;
  return nextContactAt.getTime() > latest
    ? `is more than ${contactWithinHours} hours ahead: whoever waits hears from us at least every two days`
    : null;
}
