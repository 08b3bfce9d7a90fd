/** Why somebody waited at a moment, in the order in which a reader wants to hear it. */
export const waitCauses = [
  'quiet-hours',
  'site-closed',
  'too-many-attempts',
  'their-wish',
  'not-reached',
  'bad-number',
  'set-aside',
  'nobody-on-shift',
  'everyone-busy',
  'others-first',
  'being-offered',
  'not-taken',
  'carrier-down',
  'human-decides',
  'being-called',
  'our-fault',
] as const;
export type WaitCause = (typeof waitCauses)[number];

/** What a late promise is put down to. */
export const lateCauses = ['quiet hours', 'nobody on shift', 'everyone busy', 'bad number', 'not worked', 'our fault'] as const;
export type LateCause = (typeof lateCauses)[number];

/** Null: it is not lateness, somebody was being helped or the person chose it. */
export const lateCauseOf: Record<WaitCause, LateCause | null> = {
  'quiet-hours': 'quiet hours',
  'site-closed': 'quiet hours',
  'too-many-attempts': 'quiet hours',
  'their-wish': null,
  'not-reached': null,
  'bad-number': 'bad number',
  'set-aside': 'not worked',
  'nobody-on-shift': 'nobody on shift',
  'everyone-busy': 'everyone busy',
  'others-first': 'everyone busy',
  'being-offered': 'not worked',
  'not-taken': 'not worked',
  'carrier-down': 'our fault',
  'human-decides': 'not worked',
  'being-called': null,
  'our-fault': 'our fault',
};

/** The cause behind a rule that keeps a callback out of the line; the first whose prefix fits. */
const causesByRule: readonly (readonly [prefix: string, cause: WaitCause])[] = [
  ['contact/quiet-hours', 'quiet-hours'],
  ['contact/no-common-hour', 'quiet-hours'],
  ['contact/safe-hours', 'their-wish'],
  ['contact/site-closed', 'site-closed'],
  ['contact/cap', 'too-many-attempts'],
  ['contact/not-automatic', 'bad-number'],
  ['retry/wrong-number', 'bad-number'],
  ['retry/unreachable', 'bad-number'],
  ['retry/failed', 'our-fault'],
  ['retry/asked-later', 'their-wish'],
  ['retry/', 'not-reached'],
  ['staff/snoozed', 'set-aside'],
  ['staff/', 'their-wish'],
  ['person/', 'their-wish'],
  ['clock/', 'their-wish'],
];

export function causeOfRule(rule: string | null): WaitCause | null {
  return causesByRule.find(([prefix]) => rule?.startsWith(prefix))?.[1] ?? null;
}
