import { givenFacts, type IntakeSnapshot, type RefusedAdvance } from './decide-advance.js';
import type { FactName, FactValue, IntakeFacts } from './intake-facts.js';
import { nextStepOf } from './next-step.js';
import { stageTable } from './stage-table.js';

export interface FactConflict {
  readonly field: FactName;
  readonly theirs: FactValue | null;
  readonly yours: FactValue;
}

export type FactsDecision =
  | { readonly kind: 'write'; readonly facts: IntakeFacts; readonly written: IntakeFacts; readonly dueAt: Date | null }
  | { readonly kind: 'conflict'; readonly conflicts: readonly FactConflict[] }
  | RefusedAdvance;

/**
 * Facts of any track, written without moving the intake. `seen` holds what the writer saw of them: whoever would write over something
 * that they have not seen gets both versions instead (B-150). `dueAt`: a date that was written moves the next step; null: it stays.
 */
export function decideFacts(
  { stage, facts: before }: IntakeSnapshot,
  raw: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, unknown>>,
  at: Date,
): FactsDecision {
  const given = givenFacts(raw);
  if (given.kind === 'refused') return given;
  const changed = Object.entries(given.facts).filter(([name, value]) => before[name as FactName] !== value) as [
    FactName,
    FactValue,
  ][];
  const conflicts = changed.flatMap(([field, yours]) => {
    const theirs = before[field] ?? null;
    return theirs === (seen[field] ?? null) ? [] : [{ field, theirs, yours }];
  });
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  const written: IntakeFacts = Object.fromEntries(changed);
  const facts = { ...before, ...written };
  const date = stageTable[stage].dueAround?.fact;
  const dueAt = date !== undefined && written[date] !== undefined ? nextStepOf(stage, facts, at).nextStepDueAt : null;
  return { kind: 'write', facts, written, dueAt };
}
