import { DateTime } from 'luxon';

export const chaseKinds = ['chase-60min', 'chase-day-1', 'chase-day-3', 'chase-day-7'] as const;
export type ChaseKind = (typeof chaseKinds)[number];

interface ChaseRule {
  readonly kind: ChaseKind;
  /** After the appointed time; a day is one of the calendar there. */
  readonly after: { readonly minutes: number } | { readonly days: number };
}

/** When whoever did not come is called (compliance 3.1, `no_show`). At which hour of the day is for `mayContact` to say. */
const chaseTable: readonly ChaseRule[] = [
  { kind: 'chase-60min', after: { minutes: 60 } },
  { kind: 'chase-day-1', after: { days: 1 } },
  { kind: 'chase-day-3', after: { days: 3 } },
  { kind: 'chase-day-7', after: { days: 7 } },
];

export interface ChaseStep {
  readonly kind: ChaseKind;
  readonly at: Date;
}

/** The calls to somebody who did not come, as of `now`. Of those whose time has passed already only the last is made, at once. */
export function chaseSteps(startsAt: Date, timeZone: string, now: Date): readonly ChaseStep[] {
  const start = DateTime.fromJSDate(startsAt, { zone: timeZone });
  const steps = chaseTable.map(({ kind, after }) => ({ kind, at: start.plus(after).toJSDate() }));
  const [lastPast] = steps.filter(({ at }) => at <= now).slice(-1);
  const ahead = steps.filter(({ at }) => at > now);
  return lastPast ? [{ kind: lastPast.kind, at: now }, ...ahead] : ahead;
}
