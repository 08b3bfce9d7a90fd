import type { MissingFactDto, PossibleMoveDto } from '../../contracts/intake.dto.js';
import { moveBlockers, type OpenDanger } from '../../core/intake/closing/open-danger.js';
import type { FactName, IntakeFacts } from '../../core/intake/intake-facts.js';
import { missingFacts, missingToLeave } from '../../core/intake/missing-facts.js';
import { nextStages, stageTable } from '../../core/intake/stage-table.js';
import { intakeRoles, type Stage } from '../../core/intake/stages.js';

interface Standing {
  readonly stage: Stage;
  readonly stageBefore: Stage | null;
  readonly facts: IntakeFacts;
}

/** Every stage that may come next, who may choose it, what is still missing for it, and what stands in the way. */
export function possibleMoves({ stage, stageBefore, facts }: Standing, danger: OpenDanger, at: Date): PossibleMoveDto[] {
  return nextStages({ stage, stageBefore }).map((to) => {
    const { roles, clears } = stageTable[to];
    if (stage === 'emergency') return { to, roles: [...intakeRoles], missing: toLeave(stage, facts, at), blockers: [] };
    const missing = toEnter(to, without(facts, clears), at);
    return { to, roles: [...roles], missing, blockers: [...moveBlockers(to, danger)] };
  });
}

/** What the present stage needs and was left open when it was entered, and what has to be written down before it is left. */
export function openFacts(stage: Stage, facts: IntakeFacts, at: Date): MissingFactDto[] {
  return [...toEnter(stage, facts, at), ...toLeave(stage, facts, at)];
}

function toEnter(stage: Stage, facts: IntakeFacts, at: Date): MissingFactDto[] {
  return missingFacts(stage, facts, at).map(({ field, message }) => ({
    field,
    message,
    waivable: stageTable[stage].waivable.includes(field),
  }));
}

function toLeave(stage: Stage, facts: IntakeFacts, at: Date): MissingFactDto[] {
  return missingToLeave(stage, facts, at).map((missing) => ({ ...missing, waivable: false }));
}

function without(facts: IntakeFacts, names: readonly FactName[]): IntakeFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name as FactName)));
}
