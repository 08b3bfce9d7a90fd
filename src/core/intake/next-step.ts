import { DateTime } from 'luxon';
import type { FactValue, IntakeFacts } from './intake-facts.js';
import { stageTable } from './stage-table.js';
import type { Stage } from './stages.js';

export interface IntakeNextStep {
  readonly nextStep: string | null;
  readonly nextStepDueAt: Date | null;
}

const hourMs = 3_600_000;

/** What comes next in a stage and by when: its clock, or earlier when a date among the facts asks for it, never in the past. */
export function nextStepOf(stage: Stage, facts: IntakeFacts, at: Date): IntakeNextStep {
  const { nextStep, hoursUntilNextStep, dueBefore } = stageTable[stage];
  if (hoursUntilNextStep === null) return { nextStep, nextStepDueAt: null };
  const byClock = at.getTime() + hoursUntilNextStep * hourMs;
  const date = dueBefore === null ? undefined : facts[dueBefore.fact];
  const byDate = date === undefined ? byClock : instantOf(date).getTime() - dueBefore!.hours * hourMs;
  return { nextStep, nextStepDueAt: new Date(Math.max(at.getTime(), Math.min(byClock, byDate))) };
}

/** A date among the facts as an instant; a day without a time begins at midnight UTC, which is never later than there. */
export function instantOf(date: FactValue): Date {
  return DateTime.fromISO(String(date), { zone: 'utc' }).toJSDate();
}
