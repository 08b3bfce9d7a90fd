import type { Stage } from '../intake/stages.js';

/** The way to admission in the steps that a funnel shows; each intake counts for the furthest that it came to, and those before. */
export const funnelSteps = [
  'begun',
  'attempted',
  'contacted',
  'screened',
  'reviewed',
  'approved',
  'scheduled',
  'admitted',
] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** Which step is reached with a stage; payment is beside the way, and an emergency or an end is no step of it. */
export const stepOfStage: Readonly<Record<Stage, FunnelStep | null>> = {
  inquiry: 'begun',
  attempting: 'attempted',
  contacted: 'contacted',
  screening: 'screened',
  coverage: 'screened',
  'clinical-review': 'reviewed',
  approved: 'approved',
  waitlisted: 'approved',
  scheduled: 'scheduled',
  'no-show': 'scheduled',
  arrived: 'scheduled',
  emergency: null,
  admitted: 'admitted',
  closed: null,
};

/** 0 is the first step. */
export function rankOf(step: FunnelStep): number {
  return funnelSteps.indexOf(step);
}
