import { outcomeWords, type AttemptOutcome } from './attempt-outcomes.js';
import { firstOtherPart } from './other-part.js';
import type { RetryPolicy, RetryStep } from './retry-policy.js';
import { timeSentence, windowSentence } from './retry-sentences.js';

export interface AttemptFacts {
  readonly outcome: AttemptOutcome;
  /** 1 is the first. */
  readonly attemptNumber: number;
  /** With "asked later": when they asked to be called. */
  readonly askedFor: Date | null;
  /** When they were rung before, the attempt that just ended included. */
  readonly triedAt: readonly Date[];
  /** IANA: where they most likely are. */
  readonly zone: string;
}

/** The reason says what follows: it is shown before the outcome is written, and after. */
export type AfterAttempt =
  | { readonly kind: 'done' | 'do-not-call' | 'needs-decision'; readonly reason: string }
  /** `until` null: somebody is to call at `from`. */
  | { readonly kind: 'retry'; readonly from: Date; readonly until: Date | null; readonly reason: string };

/**
 * What follows from how an attempt went. It always ends: talked, never again, or a named person's decision once the attempts or the
 * steps of this outcome are used up. A time they asked for is kept to the minute.
 */
export function decideAfterAttempt(facts: AttemptFacts, policy: RetryPolicy, at: Date): AfterAttempt {
  const words = outcomeWords[facts.outcome];
  switch (facts.outcome) {
    case 'reached':
      return { kind: 'done', reason: `${words}: this callback is kept.` };
    case 'do-not-call':
      return { kind: 'do-not-call', reason: `${words}: nobody calls them any more.` };
    case 'wrong-number':
      return decision(`${words}: a manager decides whether there is another way to reach them.`);
    // Stryker disable next-line ConditionalExpression: a branch that goes on goes on without its break
    default:
      break;
  }
  if (facts.attemptNumber >= policy.maxAttempts)
    return decision(`${words}, and all ${policy.maxAttempts} attempts are used: a manager decides what to do.`);
  const { outcome, zone } = facts;
  const askedFor = facts.askedFor ?? at;
  const number = `attempt ${facts.attemptNumber + 1} of ${policy.maxAttempts}`;
  if (outcome === 'asked-later' && askedFor > at)
    return retryAt(askedFor, `${words}: calls then, ${timeSentence(askedFor, zone)}, ${number}.`);
  const step = policy.steps[outcome][facts.attemptNumber - 1];
  if (step === undefined) return decision(`${words} on attempt ${facts.attemptNumber}: a manager decides what to do.`);
  return follow(step, facts, policy, at, (when) => `${words}: tries again ${when}, ${number}.`);
}

function follow(
  step: RetryStep,
  { triedAt, zone }: AttemptFacts,
  policy: RetryPolicy,
  at: Date,
  sentence: (when: string) => string,
): AfterAttempt {
  if ('afterSeconds' in step) {
    const from = new Date(at.getTime() + step.afterSeconds * 1000);
    return retryAt(from, sentence(timeSentence(from, zone)));
  }
  const earliest = new Date(at.getTime() + step.otherPartAfterHours * 3_600_000);
  const { from, until } = firstOtherPart(earliest, triedAt, zone, policy);
  return { kind: 'retry', from, until, reason: sentence(windowSentence(from, until, zone)) };
}

function retryAt(from: Date, reason: string): AfterAttempt {
  return { kind: 'retry', from, until: null, reason };
}

function decision(reason: string): AfterAttempt {
  return { kind: 'needs-decision', reason };
}
