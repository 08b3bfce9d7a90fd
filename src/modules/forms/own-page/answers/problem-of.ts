import type { PageProblem } from '../../../../core/own-page/page-words.js';
import { DomainError } from '../../../../platform/http/domain-error.js';

const problems = new Map<string, PageProblem>([
  ['phone/invalid', 'phone/invalid'],
  ['phone/not-callable', 'phone/not-callable'],
  ['phone/premium', 'phone/premium'],
  ['phone/several', 'phone/several'],
  ['phone/characters', 'phone/characters'],
  ['instant/invalid', 'time-taken'],
  ['callback/past', 'time-taken'],
  ['callback/too-far', 'time-taken'],
  ['callback/slot-full', 'time-taken'],
  ['callback/not-allowed-then', 'time-taken'],
  ['callback/never', 'time-taken'],
  ['callback/no-number', 'too-late'],
]);

/** What a refusal means for the person on their page; rethrows what they can do nothing about. */
export function problemOf(error: unknown): PageProblem {
  const problem = error instanceof DomainError ? problems.get(error.code) : undefined;
  if (!problem) throw error;
  return problem;
}
