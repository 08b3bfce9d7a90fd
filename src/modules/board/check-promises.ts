import type { PromiseCheck } from './promise-check.js';
import { promiseChecks } from './promise-checks.js';

export interface Violation {
  readonly promise: PromiseCheck['promise'];
  readonly rule: string;
  readonly id: string;
  readonly what: string;
}

type Query = (text: string) => Promise<{ id: string; what: string }[]>;

/** Asks the database about each promise and returns every violation. */
export async function checkPromises(query: Query): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const check of promiseChecks) {
    for (const { id, what } of await query(check.sql)) violations.push({ promise: check.promise, rule: check.name, id, what });
  }
  return violations;
}
