import type { ContactDecision } from '../contact/contact-facts.js';
import { answerTargetSeconds, type Urgency } from './urgency.js';

export interface PromisedWindow {
  /** Not rung before this. */
  readonly windowStart: Date;
  /** What the person is told. */
  readonly promisedBy: Date;
  /** When the callback is looked at again. */
  readonly dueAt: Date;
}

// Many wait for the same opening: whoever is not in danger is called within two hours of it (see spread-over-shift.ts).
const afterOpeningSeconds: Record<Urgency, number> = { ...answerTargetSeconds, standard: 7200 };

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
  const first = decision.kind === 'yes' ? at : decision.at;
  if (decision.kind === 'not-before' && (wished ?? first) <= first) return promiseAfterOpening(first, urgency);
  const windowStart = new Date(Math.max(first.getTime(), wished?.getTime() ?? 0));
  const promisedBy = new Date(windowStart.getTime() + answerTargetSeconds[urgency] * 1000);
  return { windowStart, promisedBy, dueAt: windowStart };
}

/** What we promise to somebody who cannot be called before `opening`. */
export function promiseAfterOpening(opening: Date, urgency: Urgency): PromisedWindow {
  const promisedBy = new Date(opening.getTime() + afterOpeningSeconds[urgency] * 1000);
  return { windowStart: opening, promisedBy, dueAt: opening };
}
