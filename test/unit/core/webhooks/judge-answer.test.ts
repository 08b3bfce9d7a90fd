import { describe, expect, it, test } from '@jest/globals';
import { judgeAnswer } from '../../../../src/core/webhooks/judge-answer.js';
import { readRetryAfter } from '../../../../src/core/webhooks/read-retry-after.js';
import { receiverTrouble } from '../../../../src/core/webhooks/receiver-trouble.js';

const answered = (status: number, retryAfter: string | null = null) => judgeAnswer({ kind: 'answered', status, retryAfter });

describe('an answer', () => {
  test.each([200, 201, 202, 204, 299])('%i is "received"', (status) => {
    expect(answered(status)).toEqual({ kind: 'delivered' });
  });

  it('410 ends it', () => {
    expect(answered(410)).toEqual({ kind: 'gone' });
  });

  test.each([301, 302, 307, 308])('B-089 %i is not followed but told', (status) => {
    expect(answered(status)).toMatchObject({ kind: 'not-delivered', because: expect.stringContaining('do not follow') });
  });

  test.each([400, 401, 404, 429, 500, 503])('%i is tried again, when the receiver wants', (status) => {
    expect(answered(status, '30')).toEqual({
      kind: 'not-delivered',
      because: `The receiver answered ${status}.`,
      retryAfter: '30',
    });
  });

  test.each([
    ['timeout', 'The receiver did not answer in time.'],
    ['ENOTFOUND', 'There is no host with this name.'],
    ['ECONNREFUSED', 'Nobody listens at this address.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'The connection failed (DEPTH_ZERO_SELF_SIGNED_CERT).'],
  ])('%s is none', (code, because) => {
    expect(judgeAnswer({ kind: 'failed', code })).toEqual({ kind: 'not-delivered', because, retryAfter: null });
  });

  it('B-089 what was refused says why', () => {
    expect(judgeAnswer({ kind: 'refused', sentence: 'Private.' })).toMatchObject({ because: 'Private.' });
  });
});

const now = new Date('2026-11-23T15:00:00Z');

test.each([
  [null, null],
  ['120', 120],
  ['Mon, 23 Nov 2026 15:01:00 GMT', 60],
  ['Mon, 23 Nov 2026 14:00:00 GMT', 0],
  ['soon', null],
])('Retry-After: %p', (text, seconds) => {
  expect(readRetryAfter(text, now)).toBe(seconds);
});

test.each([
  [59, 'none'],
  [60, 'failing'],
  [5 * 24 * 60 - 1, 'failing'],
  [5 * 24 * 60, 'pause'],
])('nothing got through for %i minutes: %s', (minutes, trouble) => {
  expect(receiverTrouble(new Date(now.getTime() - minutes * 60_000), now)).toBe(trouble);
});
