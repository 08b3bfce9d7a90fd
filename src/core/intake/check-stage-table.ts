import type { StageRule } from './stage-table.js';
import { firstStage, stages, type Stage } from './stages.js';

type StageTable = Readonly<Record<Stage, StageRule>>;

/** What is wrong with the table, one sentence each: unreachable stages, ways out of an end, open stages without a next step. */
export function checkStageTable(table: StageTable): readonly string[] {
  const reached = reachable(table);
  return stages.flatMap((stage) => [
    ...(reached.has(stage) ? [] : [`${stage} cannot be reached from ${firstStage}.`]),
    ...stepProblems(stage, table),
    ...(stage === firstStage || table[stage].roles.length > 0 ? [] : [`Nobody may enter ${stage}.`]),
    ...table[stage].waivable
      .filter((fact) => !table[stage].needs.includes(fact))
      .map((fact) => `${stage} waives ${fact} without needing it.`),
  ]);
}

function stepProblems(stage: Stage, table: StageTable): readonly string[] {
  const { nextStep, hoursUntilNextStep } = table[stage];
  const waysOut = stages.filter((other) => other !== stage && table[other].from.includes(stage));
  if (nextStep === null && hoursUntilNextStep === null)
    return waysOut.map((other) => `${stage} is an end, and yet it leads to ${other}.`);
  return [
    ...(nextStep === null || nextStep === '' ? [`${stage} has a clock and no next step.`] : []),
    ...(hoursUntilNextStep === null || !(hoursUntilNextStep > 0) ? [`${stage} has a next step and no clock.`] : []),
    ...(waysOut.length === 0 ? [`${stage} is open and leads nowhere.`] : []),
  ];
}

function reachable(table: StageTable): ReadonlySet<Stage> {
  const reached = new Set<Stage>([firstStage]);
  for (const from of reached) for (const to of stages) if (table[to].from.includes(from)) reached.add(to);
  return reached;
}
