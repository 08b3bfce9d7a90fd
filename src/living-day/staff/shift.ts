import type { CounsellorAtWork } from './counsellor-at-work.js';

export interface OnBoard {
  readonly name: string;
  readonly presence: string;
}

const atWork: readonly string[] = ['available', 'offered', 'on-call', 'wrap-up'];

/** How many of the day's own counsellors are on shift: one fewer while somebody else is there, so that their phone rings too. */
export function howManyWork(ours: number, others: readonly OnBoard[]): number {
  return others.some(({ presence }) => atWork.includes(presence)) ? Math.max(1, ours - 1) : ours;
}

/** The day's counsellors whom nobody plays. The first ones work; the rest have a break. */
export async function lookAtDesks(ours: readonly CounsellorAtWork[], working: number, now: number): Promise<void> {
  for (const [index, counsellor] of ours.entries()) await counsellor.look(now, index < working);
}
