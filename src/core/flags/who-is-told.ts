import type { FlagLevel } from './levels.js';

/** How long a clinician has for an orange flag, before the medical director is told (B-111). */
export const clinicianMinutes = 15;
/** An alarm that somebody has seen, while nobody did anything, sounds again. */
export const redAgainSeconds = 60;
export const orangeAgainMinutes = 15;

export type ToldNow =
  | { readonly kind: 'supervisors'; readonly sentence: string }
  | { readonly kind: 'clinician'; readonly sentence: string }
  | { readonly kind: 'medical-director'; readonly sentence: string };

interface OpenFlag {
  readonly level: FlagLevel;
  /** Null: nobody has to look before it is scheduled. */
  readonly dueAt: Date | null;
}

/** When a flag has to be dealt with. */
export function flagDueAt(level: FlagLevel, raisedAt: Date): Date | null {
  if (level === 'red') return raisedAt;
  return level === 'orange' ? new Date(raisedAt.getTime() + clinicianMinutes * 60_000) : null;
}

/**
 * Who is told of an open flag at this moment. Red: every supervisor. Orange: a clinician, for 15 minutes; the medical director after
 * that, and at once when no clinician is on duty: at any hour, since nobody waits for the morning.
 */
export function whoIsTold(flag: OpenFlag, isClinicianOnDuty: boolean, at: Date): ToldNow | null {
  if (flag.level === 'red')
    return {
      kind: 'supervisors',
      sentence: 'RED: somebody is in danger for their life. Join the call: where are they, and which number to call back?',
    };
  if (flag.level !== 'orange' || !flag.dueAt) return null;
  if (flag.dueAt <= at)
    return {
      kind: 'medical-director',
      sentence: 'ORANGE for more than 15 minutes without a clinician: the medical director has to be reached now.',
    };
  if (!isClinicianOnDuty)
    return {
      kind: 'medical-director',
      sentence: 'ORANGE, and no clinician is on duty: the medical director has to be reached now, at any hour.',
    };
  return { kind: 'clinician', sentence: 'ORANGE: a clinician has to talk with somebody within 15 minutes.' };
}
