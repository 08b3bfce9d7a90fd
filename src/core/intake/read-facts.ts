import { DateTime } from 'luxon';
import { assertNever } from '../shared/assert-never.js';
import { hasNul } from '../shared/plain-text.js';
import { factRule, isFactName, type FactName, type FactRule, type IntakeFacts } from './intake-facts.js';

/** A field of the request and what to do about it, as one sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export type ReadFacts =
  | { readonly kind: 'read'; readonly facts: IntakeFacts }
  | {
      readonly kind: 'refused';
      readonly code: 'intake/unknown-fact' | 'intake/invalid-fact';
      readonly problems: readonly FieldProblem[];
    };

const longestText = 4000;
const isoDate = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/;

/** Checks facts that came over the wire against their table; nothing unknown and nothing malformed gets in. */
export function readFacts(raw: Readonly<Record<string, unknown>>): ReadFacts {
  const names = Object.keys(raw);
  const unknown = names.filter((name) => !isFactName(name));
  if (unknown.length > 0)
    return {
      kind: 'refused',
      code: 'intake/unknown-fact',
      problems: unknown.map((field) => ({ field, message: 'There is no such fact: check the spelling.' })),
    };
  const problems = names.flatMap((name) => {
    const rule = factRule(name as FactName);
    return isValid(rule, raw[name]) ? [] : [{ field: name, message: `${rule.label}: please give ${wanted(rule)}.` }];
  });
  if (problems.length > 0) return { kind: 'refused', code: 'intake/invalid-fact', problems };
  return { kind: 'read', facts: raw };
}

function isValid(rule: FactRule, value: unknown): boolean {
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= longestText && !hasNul(value);
    case 'date':
      return typeof value === 'string' && isoDate.test(value) && DateTime.fromISO(value).isValid;
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && rule.choices.includes(value);
    default:
      return assertNever(rule);
  }
}

function wanted(rule: FactRule): string {
  switch (rule.kind) {
    case 'text':
      return `a text of at most ${longestText} characters`;
    case 'date':
      return 'a date such as 2026-11-24, or a time with offset';
    case 'yes-no':
      return 'true or false';
    case 'choice':
      return `one of: ${rule.choices.join(', ')}`;
    default:
      return assertNever(rule);
  }
}
