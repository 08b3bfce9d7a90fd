import { closeReasons } from './close-reasons.js';
import type { CloseReasonCode } from './close-reason-codes.js';
import { clinicalFacts, type FactName, type IntakeFacts } from './intake-facts.js';
import { missingFacts } from './missing-facts.js';
import { nextStepOf, type IntakeNextStep } from './next-step.js';
import { readFacts, type FieldProblem } from './read-facts.js';
import { stageTable } from './stage-table.js';
import { clinicalDeciders, type IntakeRole, type Stage } from './stages.js';

export interface IntakeSnapshot {
  readonly stage: Stage;
  readonly facts: IntakeFacts;
}

export interface AdvanceRequest {
  readonly to: Stage;
  readonly reason: string | null;
  /** As they came over the wire. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly roles: readonly IntakeRole[];
  /** A manager or administrator goes on without the waivable facts; needs `reason`. */
  readonly override?: boolean;
}

export type AdvanceRefusal =
  | 'intake/not-allowed'
  | 'intake/role'
  | 'intake/unknown-fact'
  | 'intake/invalid-fact'
  | 'intake/missing-facts'
  | 'intake/reason-required';

interface Refused {
  readonly kind: 'refused';
  readonly code: AdvanceRefusal;
  readonly missing: readonly FieldProblem[];
  readonly message: string;
}

interface Advance extends IntakeNextStep {
  readonly kind: 'advance';
  readonly to: Stage;
  /** Those before, and those of the request over them. */
  readonly facts: IntakeFacts;
  /** Facts that were waived: to be logged with the reason. */
  readonly overridden: readonly FactName[];
}

export type AdvanceDecision = Advance | Refused;

const overriders: readonly IntakeRole[] = ['manager', 'admin'];

/** May this intake move on, and what is next? By the stage table; a refusal names every missing fact at once. */
export function decideAdvance(current: IntakeSnapshot, request: AdvanceRequest, at: Date): AdvanceDecision {
  const { to, roles } = request;
  const rule = stageTable[to];
  if (!rule.from.includes(current.stage))
    return refused('intake/not-allowed', `An intake cannot go from ${current.stage} to ${to}.`);
  if (!hasOne(roles, rule.roles)) return refused('intake/role', `Only a ${rule.roles.join(', ')} may move an intake to ${to}.`);
  const given = readFacts(request.facts);
  if (given.kind === 'refused') return refused(given.code, 'Some facts cannot be read.', given.problems);
  const kept = Object.entries(current.facts).filter(([name]) => !rule.clears.includes(name as FactName));
  const facts: IntakeFacts = { ...Object.fromEntries(kept), ...given.facts };
  if (changesClinicalDecision(current.facts, given.facts, to, facts) && !hasOne(roles, clinicalDeciders))
    return refused('intake/role', `A clinical decision is recorded by a ${clinicalDeciders.join(', ')}.`);
  return withFacts(request, facts, at);
}

function withFacts(request: AdvanceRequest, facts: IntakeFacts, at: Date): AdvanceDecision {
  const { to } = request;
  const missing = missingFacts(to, facts, at);
  const waived = request.override ? missing.filter(({ field }) => stageTable[to].waivable.includes(field)) : [];
  if (waived.length < missing.length) {
    const still = missing.filter((problem) => !waived.includes(problem));
    return refused('intake/missing-facts', `Before ${to}: ${still.map(({ message }) => message).join(' ')}`, still);
  }
  if (waived.length > 0 && !hasOne(request.roles, overriders))
    return refused('intake/role', `Only a ${overriders.join(' or ')} may go on without these facts.`, waived);
  if (waived.length > 0 && !request.reason?.trim())
    return refused('intake/reason-required', 'Please say why these facts are left open.', [
      { field: 'reason', message: 'The reason is missing.' },
    ]);
  return { kind: 'advance', to, ...nextStepOf(to, facts, at), facts, overridden: waived.map(({ field }) => field) };
}

function changesClinicalDecision(before: IntakeFacts, given: IntakeFacts, to: Stage, after: IntakeFacts): boolean {
  if (clinicalFacts.some((name) => given[name] !== undefined && given[name] !== before[name])) return true;
  return to === 'closed' && closeReasons[after.closeReason as CloseReasonCode]?.clinical === true;
}

function hasOne(roles: readonly IntakeRole[], allowed: readonly IntakeRole[]): boolean {
  return roles.some((role) => allowed.includes(role));
}

function refused(code: AdvanceRefusal, message: string, missing: readonly FieldProblem[] = []): Refused {
  return { kind: 'refused', code, missing, message };
}
