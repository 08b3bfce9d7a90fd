import { describe, expect, test } from '@jest/globals';
import { retryAdvice, type FailureReason } from '../../../src/telephony/failure-reason.js';
import { errorFromFailure, errorFromResponse } from '../../../src/telephony/twilio/client/error-from-answer.js';

const uri = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json';
const answer = (status: number, code: number | undefined, method = 'post') =>
  errorFromResponse({ method, uri }, { statusCode: status, body: { code }, headers: {} });

describe('why a request failed', () => {
  test.each<[number, number | undefined, FailureReason]>([
    [400, 21211, 'bad-destination'],
    [400, 21614, 'bad-destination'],
    [400, 13223, 'bad-destination'],
    [400, 21216, 'blocked-destination'],
    [403, 32203, 'blocked-destination'],
    [400, 21212, 'caller-id-not-ours'],
    [400, 21606, 'caller-id-not-ours'],
    [400, 21408, 'geo-not-allowed'],
    [400, 21610, 'opted-out'],
    [400, 30032, 'not-verified'],
    [404, 20404, 'race-gone'],
    [400, 21220, 'race-gone'],
    [400, 16025, 'race-gone'],
    [429, 20429, 'throttled'],
    [429, undefined, 'throttled'],
    [400, 10004, 'throttled'],
    [401, 20003, 'auth-broken'],
    [403, 20005, 'auth-broken'],
    [403, undefined, 'auth-broken'],
    [400, 20001, 'our-bug'],
    [400, 21263, 'our-bug'],
    [404, undefined, 'our-bug'],
  ])('status %s with code %s: %s', (status, code, reason) => {
    expect(answer(status, code).reason).toBe(reason);
  });

  test.each([
    [500, 20500],
    [503, undefined],
    [200, undefined],
    [408, undefined],
  ])('status %s: a create may have worked, a read may be asked again', (status, code) => {
    expect(answer(status, code).reason).toBe('unknown-outcome');
    expect(answer(status, code, 'get').reason).toBe('provider-down');
  });

  test.each([
    ['ECONNREFUSED', 'provider-down', 'provider-down'],
    ['ECONNRESET', 'unknown-outcome', 'provider-down'],
    ['ECONNABORTED', 'unknown-outcome', 'provider-down'],
  ])('%s: %s for a create, %s for a read', (code, create, read) => {
    expect(errorFromFailure({ method: 'post', uri }, { code }).reason).toBe(create);
    expect(errorFromFailure({ method: 'get', uri }, { code }).reason).toBe(read);
  });
});

test('nothing that may have worked, and nothing that a person has to mend, is simply sent again', () => {
  const again = Object.entries(retryAdvice).filter(([, advice]) => advice === 'later');
  expect(again.map(([reason]) => reason)).toEqual(['throttled', 'provider-down']);
  expect(retryAdvice['unknown-outcome']).toBe('look-first');
});
