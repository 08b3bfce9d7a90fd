import type { ContactDecision } from '../contact/contact-facts.js';
import { assertNever } from '../shared/assert-never.js';
import { answerTargetSeconds, type Urgency } from './urgency.js';

export interface PromisedWindow {
  /** Not rung before this. */
  readonly windowStart: Date;
  /** What the person is told. */
  readonly promisedBy: Date;
  /** When the callback is looked at again. */
  readonly dueAt: Date;
}

// One working hour for a person to decide; the line is staffed around the clock, so every hour is one.
const decisionMs = 3_600_000;

/**
 * What we promise, from the answer of `mayContact` for the moment of the call: the preferred time if there is one, else now.
 * A preferred time is never moved forward; it gives way only to the first permitted instant (B-033: the difference is shown), and
 * in danger the first permitted instant counts alone. When the system may never call, a person decides within the hour.
 */
export function promiseCallback(decision: ContactDecision, urgency: Urgency, preferred: Date | null, at: Date): PromisedWindow {
  if (decision.kind === 'never') return { windowStart: at, promisedBy: new Date(at.getTime() + decisionMs), dueAt: at };
  const wished = urgency === 'urgent' ? null : preferred;
  const windowStart = new Date(Math.max(earliest(decision, at).getTime(), wished?.getTime() ?? 0));
  const promisedBy = new Date(windowStart.getTime() + answerTargetSeconds[urgency] * 1000);
  return { windowStart, promisedBy, dueAt: windowStart };
}

function earliest(decision: Exclude<ContactDecision, { kind: 'never' }>, at: Date): Date {
  switch (decision.kind) {
    case 'yes':
      return at;
    case 'not-before':
      return decision.at;
    default:
      return assertNever(decision);
  }
}
