import type { UsState } from './places/area-codes.js';
import type { HoursRange, WeeklyHours } from './weekly-hours.js';

export interface CallingHours {
  readonly hours: WeeklyHours;
  /** The law, or the table we have it from when nobody has read the law for us yet. */
  readonly source: string;
}

/** At the called person's place, every day. */
export const federalCallingHours: CallingHours = { hours: everyDay('08:00', '21:00'), source: '47 CFR 64.1200(c)(1)' };

// Trade table of 1 November 2025, not checked against the statutes: counsel confirms each line before it is relaxed.
const unconfirmed = 'state telemarketing hours, trade table of 2025-11-01, to be confirmed by counsel';

/** States whose hours are narrower than the federal ones; they hold for the wall clock of each of the state's zones. */
export const stateCallingHours: Readonly<Partial<Record<UsState, CallingHours>>> = {
  FL: { hours: everyDay('08:00', '20:00'), source: 'Florida Statutes 501.616' },
  OK: { hours: everyDay('08:00', '20:00'), source: 'Oklahoma Telephone Solicitation Act, 15 O.S. 775C' },
  WA: { hours: everyDay('08:00', '20:00'), source: 'RCW 80.36.390' },
  TX: {
    hours: { ...everyDay('09:00', '21:00'), sun: [['12:00', '21:00']] },
    source: 'Texas Business and Commerce Code 301.051',
  },
  AL: { hours: { ...everyDay('08:00', '20:00'), sun: [] }, source: unconfirmed },
  LA: { hours: { ...everyDay('08:00', '20:00'), sun: [] }, source: unconfirmed },
  MS: { hours: { ...everyDay('08:00', '20:00'), sun: [] }, source: unconfirmed },
  CT: { hours: everyDay('09:00', '20:00'), source: unconfirmed },
  KY: { hours: everyDay('10:00', '21:00'), source: unconfirmed },
  MA: { hours: everyDay('08:00', '20:00'), source: unconfirmed },
  MD: { hours: everyDay('08:00', '20:00'), source: unconfirmed },
  MI: { hours: everyDay('09:00', '21:00'), source: unconfirmed },
  MN: { hours: everyDay('09:00', '21:00'), source: unconfirmed },
  NM: { hours: everyDay('09:00', '21:00'), source: unconfirmed },
  NV: { hours: everyDay('09:00', '20:00'), source: unconfirmed },
  RI: { hours: { ...everyDay('09:00', '18:00'), sat: [], sun: [] }, source: unconfirmed },
};

function everyDay(from: string, to: string): WeeklyHours {
  const range: readonly HoursRange[] = [[from, to]];
  return { mon: range, tue: range, wed: range, thu: range, fri: range, sat: range, sun: range };
}
