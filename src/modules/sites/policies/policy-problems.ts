import { Ajv, type ErrorObject } from 'ajv';
import { policyRules, type PolicyKind } from './policy-kinds.js';

interface PolicyProblem {
  /** `policy.steps.busy.0` */
  readonly field: string;
  readonly code: 'policy/shape';
  readonly message: string;
}

const ajv = new Ajv({ allErrors: true, strict: true });

/** All that keeps `policy` from being one of this kind; empty when it can be used. */
export function policyProblems(kind: PolicyKind, policy: unknown): readonly PolicyProblem[] {
  const check = ajv.compile(policyRules[kind].schema); // compiled once: Ajv keeps it
  return check(policy) ? [] : check.errors!.map(toProblem);
}

function toProblem({ instancePath, message, params }: ErrorObject): PolicyProblem {
  const extra = 'additionalProperty' in params ? `: ${params['additionalProperty']}` : '';
  return { field: `policy${instancePath.replaceAll('/', '.')}`, code: 'policy/shape', message: `${message}${extra}` };
}
