import { DateTime } from 'luxon';
import type { FieldProblem } from '../../../platform/http/domain-error.js';

interface PlanDates {
  readonly planBegins?: string;
  readonly planEnds?: string;
}

/** Days that do not exist, and a plan that ends before it begins. */
export function planDateProblems({ planBegins, planEnds }: PlanDates): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [field, day] of Object.entries({ planBegins, planEnds }))
    if (day !== undefined && !DateTime.fromISO(day).isValid)
      problems.push({
        field,
        code: 'benefits/no-such-day',
        message: 'There is no such day: look at the month and the day again.',
      });
  if (problems.length === 0 && planBegins !== undefined && planEnds !== undefined && planEnds < planBegins)
    problems.push({
      field: 'planEnds',
      code: 'benefits/ends-before',
      message: 'The plan ends before it begins: look at both days again.',
    });
  return problems;
}
