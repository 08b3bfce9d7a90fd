import { unknownAnswer } from '../instruments/question.js';

/**
 * Everything told, by question: each different answer of anybody, `unknown` among them. A question that nobody was asked is missing.
 * Two answers that contradict each other both stand here, so the riskier one counts.
 */
export type Facts = Readonly<Record<string, readonly string[]>>;

/** What a flag rests on. There is no "not": another answer can only make it hold (monotonic). */
export type Condition =
  | { readonly fact: string; readonly oneOf: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Verdict =
  | { readonly kind: 'holds'; readonly because: Facts }
  | { readonly kind: 'fails' }
  /** It would depend on these. */
  | { readonly kind: 'open'; readonly dependsOn: readonly string[] };

export const is = (fact: string, ...oneOf: readonly string[]): Condition => ({ fact, oneOf });
export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions });

export function judge(condition: Condition, facts: Facts): Verdict {
  if ('fact' in condition) return judgeFact(condition.fact, condition.oneOf, facts);
  if ('all' in condition) return judgeAll(condition.all.map((one) => judge(one, facts)));
  return judgeAny(condition.any.map((one) => judge(one, facts)));
}

function judgeFact(fact: string, oneOf: readonly string[], facts: Facts): Verdict {
  const told = facts[fact] ?? [];
  const risky = told.filter((value) => oneOf.includes(value));
  if (risky.length > 0) return { kind: 'holds', because: { [fact]: risky } };
  const isOpen = told.length === 0 || told.includes(unknownAnswer);
  return isOpen ? { kind: 'open', dependsOn: [fact] } : { kind: 'fails' };
}

function judgeAll(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some(({ kind }) => kind === 'fails')) return { kind: 'fails' };
  const dependsOn = openIn(verdicts);
  return dependsOn.length > 0 ? { kind: 'open', dependsOn } : { kind: 'holds', because: becauseOf(verdicts) };
}

function judgeAny(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some(({ kind }) => kind === 'holds')) return { kind: 'holds', because: becauseOf(verdicts) };
  const dependsOn = openIn(verdicts);
  return dependsOn.length > 0 ? { kind: 'open', dependsOn } : { kind: 'fails' };
}

function openIn(verdicts: readonly Verdict[]): readonly string[] {
  return [...new Set(verdicts.flatMap((verdict) => (verdict.kind === 'open' ? verdict.dependsOn : [])))];
}

function becauseOf(verdicts: readonly Verdict[]): Facts {
  return Object.assign({}, ...verdicts.map((verdict) => (verdict.kind === 'holds' ? verdict.because : {}))) as Facts;
}
