import type { FactName } from './intake-facts.js';
import type { StageRule } from './stage-table.js';
import { endStages, firstStage, stages, type Stage } from './stages.js';
import { trackOfFact } from './tracks.js';

type StageTable = Readonly<Record<Stage, StageRule>>;

/**
 * What is wrong with the table, one sentence each: unreachable stages, ways out of an end, open stages without a next step or a clock,
 * payment that stands before anything else, stages that nobody hears of.
 */
export function checkStageTable(table: StageTable): readonly string[] {
  const reached = reachable(table, stages);
  return [
    ...stages.flatMap((stage) => [
      ...(reached.has(stage) ? [] : [`${stage} cannot be reached from ${firstStage}.`]),
      ...stepProblems(stage, table),
      ...entryProblems(stage, table),
      ...asideProblems(stage, table),
    ]),
    ...paymentProblems(table, reached),
    ...emergencyProblems(table),
  ];
}

function stepProblems(stage: Stage, table: StageTable): readonly string[] {
  const { nextStep, hoursUntilNextStep } = table[stage];
  const waysOut = stages.filter((other) => other !== stage && table[other].from.includes(stage));
  if (nextStep === null && hoursUntilNextStep === null)
    return waysOut.map((other) => `${stage} is an end, and yet it leads to ${other}.`);
  return [
    ...(nextStep === null || nextStep === '' ? [`${stage} has a clock and no next step.`] : []),
    ...(hoursUntilNextStep === null || !(hoursUntilNextStep > 0) ? [`${stage} has a next step and no clock.`] : []),
    ...(waysOut.length === 0 && stage !== 'emergency' ? [`${stage} is open and leads nowhere.`] : []),
  ];
}

function entryProblems(stage: Stage, table: StageTable): readonly string[] {
  if (stage === firstStage) return [];
  const { roles, events, waivable, needs } = table[stage];
  return [
    ...(roles.length > 0 ? [] : [`Nobody may enter ${stage}.`]),
    ...(events[0] === 'IntakeAdvanced' ? [] : [`Nobody is told that an intake has entered ${stage}.`]),
    ...waivable.filter((fact) => !needs.includes(fact)).map((fact) => `${stage} waives ${fact} without needing it.`),
  ];
}

function asideProblems(stage: Stage, table: StageTable): readonly string[] {
  const { setAside, track } = table[stage];
  if (setAside === null) return [];
  if (endStages.includes(stage) || stage === 'emergency') return [`${stage} must never be set aside.`];
  if (track === 'safety' && setAside.holdHours > 24) return [`${stage} is about safety and may be on hold for days.`];
  return [];
}

/** Payment never gates safety or clinical review: not by a fact, and not as the only way to a stage. */
function paymentProblems(table: StageTable, reached: ReadonlySet<Stage>): readonly string[] {
  const others = stages.filter((stage) => table[stage].track !== 'payment');
  const withoutPayment = reachable(table, others);
  const isPayment = (fact: FactName) => trackOfFact(fact) === 'payment';
  return others.flatMap((stage) => [
    ...table[stage].needs.filter(isPayment).map((fact) => `${stage} waits for payment: it needs ${fact}.`),
    ...(reached.has(stage) && !withoutPayment.has(stage) ? [`${stage} is reached through payment only.`] : []),
  ]);
}

function emergencyProblems(table: StageTable): readonly string[] {
  const { from, needs, notBefore } = table.emergency;
  const shut = stages.filter((stage) => !endStages.includes(stage) && stage !== 'emergency' && !from.includes(stage));
  return [
    ...shut.map((stage) => `No way leads from ${stage} into an emergency.`),
    ...(needs.length > 0 || notBefore !== null ? ['An emergency must not wait for anything.'] : []),
  ];
}

function reachable(table: StageTable, among: readonly Stage[]): ReadonlySet<Stage> {
  const reached = new Set<Stage>([firstStage]);
  for (const from of reached) for (const to of among) if (table[to].from.includes(from)) reached.add(to);
  return reached;
}
