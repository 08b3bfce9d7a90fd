import { answerTargetSeconds, type Urgency } from '../callbacks/urgency.js';

/** What decides who is next: it never changes while somebody waits, but for danger, which moves it forwards. */
export interface PlaceInLine {
  readonly id: string;
  readonly deadlineAt: Date;
}

/**
 * Earliest deadline first, then by id. Nobody starves: whoever comes later has a deadline after their own arrival, so that only those
 * who come before my deadline can be served before me (callers in a crisis, or whom a partner did not answer: within a day after it). ADR 0005.
 */
export function comparePlaces(a: PlaceInLine, b: PlaceInLine): number {
  return a.deadlineAt.getTime() - b.deadlineAt.getTime() || (a.id < b.id ? -1 : 1);
}

export interface DueCallback {
  readonly urgency: Urgency;
  readonly dueAt: Date;
  readonly promisedBy: Date;
}

/** By when a callback should be talked on: what was promised, or when that is behind us the target of its urgency. Danger has its target. */
export function callbackDeadline({ urgency, dueAt, promisedBy }: DueCallback): Date {
  if (urgency === 'standard' && promisedBy > dueAt) return promisedBy;
  return new Date(dueAt.getTime() + answerTargetSeconds[urgency] * 1000);
}
