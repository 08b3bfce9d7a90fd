import { DateTime } from 'luxon';
import type { FactValue, IntakeFacts } from './intake-facts.js';
import { stageTable } from './stage-table.js';
import type { Stage } from './stages.js';

export interface IntakeNextStep {
  readonly nextStep: string | null;
  readonly nextStepDueAt: Date | null;
}

const hourMs = 3_600_000;

/**
 * What comes next in a stage and by when: its clock, or earlier when a date among the facts asks for it, never in the past. `again`: the
 * stage is entered from itself.
 */
export function nextStepOf(stage: Stage, facts: IntakeFacts, at: Date, again = false): IntakeNextStep {
  const { nextStep, hoursUntilNextStep, hoursAgain } = stageTable[stage];
  if (hoursUntilNextStep === null) return { nextStep, nextStepDueAt: null };
  const hours = again ? (hoursAgain ?? hoursUntilNextStep) : hoursUntilNextStep;
  const byClock = at.getTime() + hours * hourMs;
  return { nextStep, nextStepDueAt: new Date(Math.max(at.getTime(), Math.min(byClock, dateAsks(stage, facts, at) ?? byClock))) };
}

/** When a date among the facts asks for the next step; null: the clock alone counts. */
function dateAsks(stage: Stage, facts: IntakeFacts, at: Date): number | null {
  const { dueAround } = stageTable[stage];
  const date = dueAround === null ? undefined : facts[dueAround.fact];
  if (date === undefined) return null;
  const moments = dueAround!.hours.map((hours) => instantOf(date).getTime() + hours * hourMs);
  const ahead = moments.find((moment) => moment > at.getTime());
  return ahead ?? (dueAround!.past === 'now' ? at.getTime() : null);
}

/** A date among the facts as an instant; a day without a time begins at midnight UTC, which is never later than there. */
export function instantOf(date: FactValue): Date {
  return DateTime.fromISO(String(date), { zone: 'utc' }).toJSDate();
}
