import { permissions } from '../access/permissions.js';
import { clinicalFacts, type FactName, type IntakeFacts } from './intake-facts.js';
import { missingFacts, missingToLeave } from './missing-facts.js';
import { instantOf, nextStepOf, type IntakeNextStep } from './next-step.js';
import { readFacts, type FieldProblem } from './read-facts.js';
import { nextStages, stageTable } from './stage-table.js';
import type { IntakeRole, Stage } from './stages.js';

export interface IntakeSnapshot {
  readonly stage: Stage;
  /** Where an emergency began; null in every other stage. */
  readonly stageBefore: Stage | null;
  readonly facts: IntakeFacts;
}

export interface AdvanceRequest {
  readonly to: Stage;
  readonly reason: string | null;
  /** As they came over the wire. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly roles: readonly string[];
  /** A manager or administrator goes on without the waivable facts; needs `reason`. */
  readonly override?: boolean;
  /** What a clinician has just decided, of all clinical facts. */
  readonly decided?: IntakeFacts;
}

export type AdvanceRefusal =
  | 'intake/not-allowed'
  | 'intake/too-early'
  | 'intake/role'
  | 'intake/clinical-fact'
  | 'intake/unknown-fact'
  | 'intake/invalid-fact'
  | 'intake/missing-facts'
  | 'intake/reason-required';

export interface RefusedAdvance {
  readonly kind: 'refused';
  readonly code: AdvanceRefusal;
  readonly missing: readonly FieldProblem[];
  readonly message: string;
}

interface Advance extends IntakeNextStep {
  readonly kind: 'advance';
  readonly to: Stage;
  readonly stageBefore: Stage | null;
  /** Those before, and those of the request over them. */
  readonly facts: IntakeFacts;
  /** Facts that were waived: to be logged with the reason. */
  readonly overridden: readonly FactName[];
}

export type AdvanceDecision = Advance | RefusedAdvance;

const overriders: readonly IntakeRole[] = permissions['lead-the-floor'];
const hourMs = 3_600_000;

/** May this intake move on, and what is next? By the stage table; a refusal names every missing fact at once. */
export function decideAdvance(current: IntakeSnapshot, request: AdvanceRequest, at: Date): AdvanceDecision {
  const { to, roles } = request;
  const rule = stageTable[to];
  if (!nextStages(current).includes(to))
    return refused('intake/not-allowed', `An intake cannot go from ${current.stage} to ${to}.`);
  const returns = current.stage === 'emergency';
  if (!returns && !hasOne(roles, rule.roles))
    return refused('intake/role', `Only a ${rule.roles.join(', ')} may move an intake to ${to}.`);
  const given = givenFacts(request.facts);
  if (given.kind === 'refused') return given;
  if (returns) return goBack(to, { ...current.facts, ...given.facts }, at);
  const facts = factsAfter(current.facts, { ...given.facts, ...request.decided }, request);
  const tooEarly = notYet(to, facts, at);
  if (tooEarly !== null) return refused('intake/too-early', tooEarly);
  return withFacts(current, request, facts, at);
}

/** Facts that staff may write down themselves. What a clinician decides comes with the decision and in no other way (C-701). */
export function givenFacts(
  raw: Readonly<Record<string, unknown>>,
): { readonly kind: 'read'; readonly facts: IntakeFacts } | RefusedAdvance {
  const given = readFacts(raw);
  if (given.kind === 'refused') return refused(given.code, 'Some facts cannot be read.', given.problems);
  const clinical = clinicalFacts.filter((name) => given.facts[name] !== undefined);
  if (clinical.length === 0) return given;
  const message = 'This is written by recording the decision of a clinician.';
  return refused(
    'intake/clinical-fact',
    'What a clinician decides is written by the clinician alone, as a decision.',
    clinical.map((field) => ({ field, message })),
  );
}

function factsAfter(before: IntakeFacts, given: IntakeFacts, { to, decided }: AdvanceRequest): IntakeFacts {
  const cleared: readonly FactName[] = decided ? clinicalFacts : stageTable[to].clears;
  const kept = Object.entries(before).filter(([name]) => !cleared.includes(name as FactName));
  return { ...Object.fromEntries(kept), ...given };
}

/** Back to where the emergency began: what that stage needed was asked when it was entered first. */
function goBack(to: Stage, facts: IntakeFacts, at: Date): AdvanceDecision {
  const missing = missingToLeave('emergency', facts, at);
  if (missing.length > 0) return lacking(`Before the emergency is over`, missing);
  return { kind: 'advance', to, stageBefore: null, ...nextStepOf(to, facts, at), facts, overridden: [] };
}

function notYet(to: Stage, facts: IntakeFacts, at: Date): string | null {
  const { notBefore } = stageTable[to];
  const date = notBefore === null ? undefined : facts[notBefore.fact];
  if (date === undefined) return null;
  const from = instantOf(date).getTime() + notBefore!.hours * hourMs;
  return at.getTime() < from ? `Not before ${new Date(from).toISOString()}: until then they may still come.` : null;
}

function withFacts(current: IntakeSnapshot, request: AdvanceRequest, facts: IntakeFacts, at: Date): AdvanceDecision {
  const { to } = request;
  const missing = missingFacts(to, facts, at);
  const waived = request.override ? missing.filter(({ field }) => stageTable[to].waivable.includes(field)) : [];
  if (waived.length < missing.length)
    return lacking(
      `Before ${to}`,
      missing.filter((problem) => !waived.includes(problem)),
    );
  if (waived.length > 0 && !hasOne(request.roles, overriders))
    return refused('intake/role', `Only a ${overriders.join(' or ')} may go on without these facts.`, waived);
  if (waived.length > 0 && !request.reason?.trim())
    return refused('intake/reason-required', 'Please say why these facts are left open.', [
      { field: 'reason', message: 'The reason is missing.' },
    ]);
  const stageBefore = to === 'emergency' ? current.stage : null;
  const next = nextStepOf(to, facts, at, current.stage === to);
  return { kind: 'advance', to, stageBefore, ...next, facts, overridden: waived.map(({ field }) => field) };
}

function lacking(before: string, missing: readonly FieldProblem[]): RefusedAdvance {
  return refused('intake/missing-facts', `${before}: ${missing.map(({ message }) => message).join(' ')}`, missing);
}

function hasOne(roles: readonly string[], allowed: readonly string[]): boolean {
  return roles.some((role) => allowed.includes(role));
}

function refused(code: AdvanceRefusal, message: string, missing: readonly FieldProblem[] = []): RefusedAdvance {
  return { kind: 'refused', code, missing, message };
}
