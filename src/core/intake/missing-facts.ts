import { closeReasons } from './closing/close-reasons.js';
import type { CloseReasonCode } from './closing/close-reason-codes.js';
import { factRule, type FactName, type IntakeFacts } from './intake-facts.js';
import { instantOf } from './next-step.js';
import type { FieldProblem } from './read-facts.js';
import { stageTable } from './stage-table.js';
import type { Stage } from './stages.js';

const dayMs = 24 * 3_600_000;
type MissingFact = FieldProblem & { readonly field: FactName };

/** What the stage needs and the facts do not have, in the order of the table. */
export function missingFacts(to: Stage, facts: IntakeFacts, at: Date): readonly MissingFact[] {
  return problemsOf(neededFor(to, facts), facts, at);
}

/** What has to be written down before the stage is left. */
export function missingToLeave(stage: Stage, facts: IntakeFacts, at: Date): readonly MissingFact[] {
  return problemsOf(stageTable[stage].leavesWith, facts, at);
}

function problemsOf(names: readonly FactName[], facts: IntakeFacts, at: Date): readonly MissingFact[] {
  return names.flatMap((field) => {
    const message = factProblem(field, facts, at);
    return message === null ? [] : [{ field, message }];
  });
}

function neededFor(to: Stage, facts: IntakeFacts): readonly FactName[] {
  const { needs } = stageTable[to];
  if (to !== 'closed' || facts.closeReason === undefined) return needs;
  return [...needs, ...closeReasons[facts.closeReason as CloseReasonCode].needs];
}

/** What is wrong with a fact where it is required, as a sentence; null when nothing is. */
export function factProblem(name: FactName, facts: IntakeFacts, at: Date): string | null {
  const rule = factRule(name);
  const value = facts[name];
  if (value === undefined) return `${rule.label} is missing.`;
  if (rule.kind === 'yes-no' && rule.mustBeYes && value !== true) return `${rule.label} must be yes.`;
  // A day without a time counts until it is over everywhere in the country.
  if (rule.kind === 'date' && rule.mustBeAhead && instantOf(value).getTime() + dayMs < at.getTime())
    return `${rule.label} must lie ahead.`;
  return null;
}
