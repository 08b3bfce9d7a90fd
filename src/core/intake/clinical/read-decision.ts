import type { IntakeFacts } from '../intake-facts.js';
import type { FieldProblem } from '../read-facts.js';
import { highestRating, levelsOf, ratedDimensions, type Edition } from './levels.js';

export const decisionOutcomes = ['approved', 'declined'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** What a clinician decided, as they say it. */
export interface ClinicalDecision {
  readonly edition: Edition;
  readonly outcome: DecisionOutcome;
  /** Null: no level that is offered here fits; only where the outcome is "declined". */
  readonly level: string | null;
  readonly ratings: Readonly<Record<string, number>>;
  readonly text: string;
}

/** What is wrong with a decision as it was sent, field by field: whether its codes exist, and never whether they fit each other. */
export function decisionProblems({ edition, outcome, level, ratings }: ClinicalDecision): readonly FieldProblem[] {
  const levels = levelsOf[edition];
  const dimensions = ratedDimensions[edition];
  const strange = Object.keys(ratings).filter((dimension) => !dimensions.includes(dimension));
  return [
    ...(level === null && outcome === 'approved' ? [{ field: 'level', message: 'Name the level of care.' }] : []),
    ...(level !== null && !levels.includes(level)
      ? [{ field: 'level', message: `Edition ${edition} has the levels ${levels.join(', ')}.` }]
      : []),
    ...strange.map((dimension) => ({
      field: `ratings.${dimension}`,
      message: `Edition ${edition} rates the dimensions ${dimensions.join(', ')}.`,
    })),
    ...dimensions
      .filter((dimension) => !isRating(ratings[dimension]))
      .map((dimension) => ({
        field: `ratings.${dimension}`,
        message: `Rate dimension ${dimension} from 0 to ${highestRating}.`,
      })),
  ];
}

/** What stands on the intake from then on, of all clinical facts. */
export function factsOfDecision(clinicianName: string, { edition, outcome, level, text }: ClinicalDecision): IntakeFacts {
  const decided = { clinicianName, decisionReason: text };
  if (outcome === 'declined' || level === null) return { ...decided, declinedByClinician: true };
  return { ...decided, levelOfCare: level, criteriaEdition: edition };
}

function isRating(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= highestRating;
}
