import type { MissingFactDto, PossibleMoveDto } from '../../contracts/intake.dto.js';
import type { FactName, IntakeFacts } from '../../core/intake/intake-facts.js';
import { missingFacts } from '../../core/intake/missing-facts.js';
import { stageTable } from '../../core/intake/stage-table.js';
import { stages, type Stage } from '../../core/intake/stages.js';

/** Every stage that may come next, who may choose it, and what is still missing for it. */
export function possibleMoves(stage: Stage, facts: IntakeFacts, at: Date): PossibleMoveDto[] {
  return stages
    .filter((to) => stageTable[to].from.includes(stage))
    .map((to) => ({ to, roles: [...stageTable[to].roles], missing: openFacts(to, without(facts, stageTable[to].clears), at) }));
}

/** What `stage` needs and the facts do not have: for the present stage, what was left open when it was entered. */
export function openFacts(stage: Stage, facts: IntakeFacts, at: Date): MissingFactDto[] {
  return missingFacts(stage, facts, at).map(({ field, message }) => ({
    field,
    message,
    waivable: stageTable[stage].waivable.includes(field),
  }));
}

function without(facts: IntakeFacts, names: readonly FactName[]): IntakeFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name as FactName)));
}
