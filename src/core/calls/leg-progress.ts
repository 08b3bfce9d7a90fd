/** Our states of a leg: before the carrier knows of it, then the carrier's own, and one for "it never came to be". */
export const legStates = [
  'intended',
  'placing',
  'unknown',
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
  'not-created',
] as const;
export type LegStateName = (typeof legStates)[number];

const rank: Record<LegStateName, number> = {
  intended: 0,
  placing: 1,
  unknown: 1,
  queued: 2,
  ringing: 3,
  'in-progress': 4,
  completed: 9,
  busy: 9,
  'no-answer': 9,
  failed: 9,
  canceled: 9,
  'not-created': 9,
};

export function isFinal(state: LegStateName): boolean {
  return rank[state] === 9;
}

/** The carrier had begun to ring the phone. */
export function wasRinging(state: LegStateName): boolean {
  return rank[state] >= rank.ringing && state !== 'not-created';
}

/**
 * Reports come in any order, twice, or late (the carrier promises none): a leg only ever moves to a higher state and never
 * leaves a final one.
 */
export function legMoves(from: LegStateName, to: LegStateName): boolean {
  return rank[to] > rank[from];
}
