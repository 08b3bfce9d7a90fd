import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  attemptOutcomes,
  dispositionLabels,
  dispositions,
  type AttemptOutcome,
} from '../../../../src/core/callbacks/attempt-outcomes.js';
import { decideAfterAttempt, defaultRetryPolicy, type RetryPolicy } from '../../../../src/core/callbacks/retry-policy.js';

const at = new Date('2026-03-02T12:00:00-05:00');
const decide = (outcome: AttemptOutcome, attempt: number, policy = defaultRetryPolicy, askedFor: Date | null = null) =>
  decideAfterAttempt(outcome, attempt, policy, at, askedFor);

describe('decideAfterAttempt', () => {
  test.each([
    ['busy', 1, 'retry', 300],
    ['busy', 2, 'retry', 900],
    ['no-answer', 1, 'retry', 600],
    ['no-answer', 2, 'retry', 7200],
    ['failed', 1, 'retry', 60],
    ['voicemail', 1, 'retry', 4 * 3600],
    ['other-person', 1, 'retry', 7200],
    ['asked-later', 1, 'retry', 7200],
    ['unreachable', 2, 'retry', 20 * 3600],
    ['unreachable', 3, 'needs-decision', null],
    ['hung-up', 2, 'needs-decision', null],
    ['no-answer', 6, 'needs-decision', null],
    ['wrong-number', 1, 'needs-decision', null],
    ['reached', 1, 'done', null],
    ['reached', 6, 'done', null],
    ['do-not-call', 1, 'do-not-call', null],
    ['do-not-call', 99, 'do-not-call', null],
  ] as const)('%s on attempt %i: %s', (outcome, attempt, kind, seconds) => {
    const decision = decide(outcome, attempt);
    expect(decision.kind).toBe(kind);
    expect(decision.kind === 'retry' ? (decision.at.getTime() - at.getTime()) / 1000 : null).toBe(seconds);
    expect(decision.reason).toMatch(/^[A-Z].+[.?]$/);
  });

  test('B-033 a time they asked for is kept to the minute', () => {
    const evening = new Date('2026-03-02T18:00:00-05:00');
    expect(decide('asked-later', 1, defaultRetryPolicy, evening)).toMatchObject({ kind: 'retry', at: evening });
  });

  test('a time they asked for that has passed falls back to the table', () => {
    const past = new Date('2026-03-02T11:00:00-05:00');
    expect(decide('asked-later', 1, defaultRetryPolicy, past)).toMatchObject({
      kind: 'retry',
      at: new Date(at.getTime() + 7200_000),
    });
  });

  test('the reason names the attempts', () => {
    expect(decide('no-answer', 1).reason).toBe('No answer: attempt 2 of at most 6.');
    expect(decide('busy', 6).reason).toBe('Busy, and all 6 attempts are used: decide what to do.');
  });
});

test('every disposition has its sentence', () => {
  for (const disposition of dispositions) expect(dispositionLabels[disposition]).toMatch(/^[A-Z].+\.$/);
});

const anyPolicy: fc.Arbitrary<RetryPolicy> = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 20 }),
  delaysInSeconds: fc
    .array(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 30 }), {
      minLength: attemptOutcomes.length,
      maxLength: attemptOutcomes.length,
    })
    .map(
      (lists) =>
        Object.fromEntries(
          attemptOutcomes.map((outcome, i) => [outcome, lists[i]!]),
        ) as unknown as RetryPolicy['delaysInSeconds'],
    ),
});

test('attempts always end, whatever the outcomes: within maxAttempts somebody talked, refused or decides', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      fc.infiniteStream(fc.constantFrom(...attemptOutcomes)),
      fc.option(fc.nat(9)),
      (policy, outcomes, asked) => {
        const askedFor = asked === null ? null : new Date(at.getTime() + asked * 3_600_000);
        for (let attempt = 1; attempt <= policy.maxAttempts; attempt += 1) {
          const decision = decide(outcomes.next().value as AttemptOutcome, attempt, policy, askedFor);
          if (decision.kind !== 'retry') return;
          expect(decision.at > at).toBe(true);
          expect(attempt).toBeLessThan(policy.maxAttempts);
        }
      },
    ),
    { numRuns: 200 },
  );
});
