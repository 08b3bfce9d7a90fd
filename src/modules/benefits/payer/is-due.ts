import { decideMove } from '../../../core/benefits/request-table.js';
import type { RequestRow } from '../request.store.js';

/** Whether it is the program's turn to ask, and nobody has the question in hand. */
export function isDue({ way, state, nextTryAt, claimedUntil }: RequestRow, at: Date): boolean {
  if (way !== 'electronic' || decideMove(state, 'begin').kind === 'refused') return false;
  if (claimedUntil !== null && claimedUntil > at) return false;
  return nextTryAt !== null && nextTryAt <= at;
}
