import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { policyKinds, policyRules, type PolicyKind } from './policy-kinds.js';

interface PolicyProblem {
  /** `policy.steps.busy.0` */
  readonly field: string;
  readonly code: 'policy/shape';
  readonly message: string;
}

const ajv = new Ajv({ allErrors: true, strict: true });
const checks = new Map<PolicyKind, ValidateFunction>(policyKinds.map((kind) => [kind, ajv.compile(policyRules[kind].schema)]));

/** All that keeps `policy` from being one of this kind; empty when it can be used. */
export function policyProblems(kind: PolicyKind, policy: unknown): readonly PolicyProblem[] {
  const check = checks.get(kind)!;
  return check(policy) ? [] : check.errors!.map(toProblem);
}

function toProblem({ instancePath, message, params }: ErrorObject): PolicyProblem {
  const extra = 'additionalProperty' in params ? `: ${params['additionalProperty']}` : '';
  return { field: `policy${instancePath.replaceAll('/', '.')}`, code: 'policy/shape', message: `${message}${extra}` };
}
