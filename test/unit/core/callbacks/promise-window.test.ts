import { describe, expect, test } from '@jest/globals';
import { promiseCallback } from '../../../../src/core/callbacks/promise-window.js';
import { answerTargetSeconds, urgencies } from '../../../../src/core/callbacks/urgency.js';
import type { ContactDecision } from '../../../../src/core/contact/contact-facts.js';

const at = new Date('2026-03-02T23:30:00-05:00');
const morning = new Date('2026-03-03T08:00:00-05:00');
const afternoon = new Date('2026-03-03T15:00:00-05:00');
const plus = (start: Date, seconds: number) => new Date(start.getTime() + seconds * 1000);

const yes: ContactDecision = { kind: 'yes', reason: '', rule: '', source: '', zones: [] };
const notBefore: ContactDecision = { kind: 'not-before', at: morning, reason: '', rule: '', source: '', zones: [] };
const never: ContactDecision = { kind: 'never', reason: '', rule: '', source: '', zones: [] };

describe('promiseCallback', () => {
  test.each(urgencies)('now when we may: %s', (urgency) => {
    expect(promiseCallback(yes, urgency, null, at)).toEqual({
      windowStart: at,
      promisedBy: plus(at, answerTargetSeconds[urgency]),
      dueAt: at,
    });
  });

  test.each([
    ['standard', 7200],
    ['urgent', 60],
  ] as const)('from the first permitted instant on when we may not yet, and many may wait for it: %s', (urgency, seconds) => {
    expect(promiseCallback(notBefore, urgency, null, at)).toEqual({
      windowStart: morning,
      promisedBy: plus(morning, seconds),
      dueAt: morning,
    });
  });

  test('B-033 a preferred time is kept', () => {
    expect(promiseCallback(notBefore, 'standard', afternoon, at)).toEqual({
      windowStart: afternoon,
      promisedBy: plus(afternoon, 300),
      dueAt: afternoon,
    });
  });

  test('B-033 a preferred time that is not permitted gives way to the first instant that is', () => {
    const threeInTheNight = new Date('2026-03-03T03:00:00-05:00');
    for (const preferred of [threeInTheNight, morning])
      expect(promiseCallback(notBefore, 'standard', preferred, at)).toEqual(promiseCallback(notBefore, 'standard', null, at));
  });

  test('a preferred time in the past means now', () => {
    expect(promiseCallback(yes, 'urgent', new Date('2020-01-01T00:00:00Z'), at).windowStart).toEqual(at);
  });

  test('danger does not wait for a preferred time', () => {
    expect(promiseCallback(yes, 'urgent', afternoon, at).windowStart).toEqual(at);
  });

  test('when the system may never call, a person decides within the hour', () => {
    expect(promiseCallback(never, 'standard', afternoon, at)).toEqual({ windowStart: at, promisedBy: plus(at, 3600), dueAt: at });
  });
});
