import type { MoveTable } from './move-table.js';

export const appointmentStates = ['scheduled', 'reminded', 'arrived', 'no-show', 'cancelled', 'moved'] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** Whoever did not come may still arrive, or get another time: a no-show is no end. */
export const appointmentMoves: MoveTable<AppointmentState> = {
  scheduled: ['reminded', 'arrived', 'no-show', 'cancelled', 'moved'],
  reminded: ['arrived', 'no-show', 'cancelled', 'moved'],
  'no-show': ['arrived', 'cancelled', 'moved'],
  arrived: [],
  cancelled: [],
  moved: [],
};

/** So long after the appointed time somebody counts as not having come (compliance 3.1). */
export const lateAfterMinutes = 60;
