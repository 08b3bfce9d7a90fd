import type { Clock } from '../record/clock.js';
import type { Call } from './call.js';

/** Simulated seconds from the answer to the end; 0 for a call that was never answered or is still on. */
export function callSeconds(clock: Clock, call: Call): number {
  return call.answeredAt && call.endedAt ? clock.secondsBetween(call.answeredAt, call.endedAt) : 0;
}
