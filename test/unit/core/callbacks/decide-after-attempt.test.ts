import { describe, expect, test } from '@jest/globals';
import {
  attemptOutcomes,
  dispositionLabels,
  dispositions,
  outcomeWords,
} from '../../../../src/core/callbacks/attempt-outcomes.js';
import { decideAfterAttempt, type AttemptFacts } from '../../../../src/core/callbacks/decide-after-attempt.js';
import { defaultRetryPolicy, retriedOutcomes } from '../../../../src/core/callbacks/retry-policy.js';

const zone = 'America/New_York';
const at = new Date('2026-03-02T12:00:00-05:00'); // a Monday
const facts = { outcome: 'busy', attemptNumber: 1, askedFor: null, triedAt: [at], zone } as const satisfies AttemptFacts;
const decide = (change: Partial<AttemptFacts>, policy = defaultRetryPolicy) =>
  decideAfterAttempt({ ...facts, ...change }, policy, at);

const human = 'a manager decides what to do.';
/** What follows attempt 1, 2, ... 7, each of them the only one until now: Monday at noon. */
const table = {
  busy: ['Mon 12:05', 'Mon 12:15', 'Mon 13:00', 'Tue 08:00-11:00', 'Wed 08:00-11:00', 'all', 'all'],
  'no-answer': ['Mon 12:10', 'Mon 14:00', 'Tue 08:00-11:00', 'Wed 08:00-11:00', 'Wed 08:00-11:00', 'all', 'all'],
  failed: ['Mon 12:01', 'Mon 12:05', 'Mon 12:15', 'Mon 13:00', 'Mon 16:00', 'all', 'all'],
  unreachable: ['Mon 12:15', 'Tue 08:00-11:00', 'human', 'human', 'human', 'all', 'all'],
  'asked-later': ['Mon 14:00', 'Tue 08:00-11:00', 'Wed 08:00-11:00', 'Wed 08:00-11:00', 'Wed 08:00-11:00', 'all', 'all'],
  voicemail: ['Mon 16:00', 'Tue 08:00-11:00', 'Wed 08:00-11:00', 'Wed 08:00-11:00', 'human', 'all', 'all'],
  'other-person': ['Mon 14:00', 'Tue 08:00-11:00', 'Wed 08:00-11:00', 'human', 'human', 'all', 'all'],
  'hung-up': ['Tue 08:00-11:00', 'human', 'human', 'human', 'human', 'all', 'all'],
} as const;
const cells = Object.entries(table).flatMap(([outcome, row]) =>
  row.map((next, index) => [outcome as keyof typeof table, index + 1, next] as const),
);

describe('decideAfterAttempt', () => {
  test('the table below has a row for each outcome that is tried again', () => {
    expect(Object.keys(table)).toEqual([...retriedOutcomes]);
    expect(attemptOutcomes.filter((outcome) => !(outcome in table))).toEqual(['reached', 'wrong-number', 'do-not-call']);
  });

  test.each(cells)('%s on attempt %i: %s', (outcome, attemptNumber, next) => {
    const decision = decide({ outcome, attemptNumber });
    const words = outcomeWords[outcome];
    if (next === 'all') {
      expect(decision).toEqual({ kind: 'needs-decision', reason: `${words}, and all 6 attempts are used: ${human}` });
    } else if (next === 'human') {
      expect(decision).toEqual({ kind: 'needs-decision', reason: `${words} on attempt ${attemptNumber}: ${human}` });
    } else {
      const [day, from, until] = next.split(/[ -]/) as [string, string, string | undefined];
      const date = { Mon: '02', Tue: '03', Wed: '04' }[day];
      const instant = (clock: string) => new Date(`2026-03-${date}T${clock}:00-05:00`);
      const reason = `${words}: tries again ${next} Eastern time, attempt ${attemptNumber + 1} of 6.`;
      expect(decision).toEqual({ kind: 'retry', from: instant(from), until: until ? instant(until) : null, reason });
    }
  });

  test.each([
    ['reached', 'done', 'We talked: this callback is kept.'],
    ['do-not-call', 'do-not-call', 'They asked us never to call again: nobody calls them any more.'],
    ['wrong-number', 'needs-decision', 'Wrong number: a manager decides whether there is another way to reach them.'],
  ] as const)('%s ends the tries on any attempt', (outcome, kind, reason) => {
    for (const attemptNumber of [1, 2, 3, 4, 5, 6, 7, 99]) expect(decide({ outcome, attemptNumber })).toEqual({ kind, reason });
  });

  const evening = new Date('2026-03-02T18:00:00-05:00');
  test('B-033 a time they asked for is kept to the minute, and said in their zone', () => {
    expect(decide({ outcome: 'asked-later', askedFor: evening, zone: 'America/Chicago' })).toEqual({
      kind: 'retry',
      from: evening,
      until: null,
      reason: 'They asked to be called later: calls then, Mon 17:00 Central time, attempt 2 of 6.',
    });
  });

  test.each([
    ['that has passed', { outcome: 'asked-later', askedFor: new Date(at.getTime() - 1) }],
    ['that is now', { outcome: 'asked-later', askedFor: at }],
  ] as const)('a time they asked for %s falls back to the table', (_, change) => {
    expect(decide(change)).toEqual(decide({ outcome: 'asked-later' }));
  });

  test('only who asked for it is called at a time of their own, and not without end', () => {
    expect(decide({ outcome: 'voicemail', askedFor: evening })).toEqual(decide({ outcome: 'voicemail' }));
    expect(decide({ outcome: 'asked-later', askedFor: evening, attemptNumber: 6 })).toMatchObject({ kind: 'needs-decision' });
  });
});

test('every disposition has its sentence', () => {
  for (const disposition of dispositions) expect(dispositionLabels[disposition]).toMatch(/^[A-Z].+\.$/);
});
