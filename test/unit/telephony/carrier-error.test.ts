import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { errorFromFailure, errorFromResponse } from '../../../src/telephony/twilio/client/error-from-answer.js';

const request = {
  method: 'post',
  uri: `https://api.twilio.com/2010-04-01/Accounts/AC${'1'.repeat(32)}/Calls/CA${'2'.repeat(32)}.json`,
};
const answer = (statusCode: number, headers: Record<string, string> = {}, body: unknown = {}) =>
  errorFromResponse(request, { statusCode, headers, body });
const failure = (code: string, more: object = {}) =>
  errorFromFailure(request, Object.assign(new Error('secret +12025550147'), { code }, more));

describe('what a failed request means', () => {
  test.each([
    [400, 'rejected'],
    [401, 'rejected'],
    [404, 'rejected'],
    [409, 'rejected'],
    [408, 'unknown'],
    [429, 'not-processed'],
    [500, 'unknown'],
    [503, 'unknown'],
    [201, 'unknown'],
    [302, 'unknown'],
  ] as const)('status %d is %s', (status, outcome) => {
    expect(answer(status)).toMatchObject({ outcome, status });
  });

  test.each([
    ['ECONNREFUSED', {}, 'not-processed'],
    ['ENOTFOUND', {}, 'not-processed'],
    ['EAI_AGAIN', {}, 'not-processed'],
    ['CERT_HAS_EXPIRED', {}, 'not-processed'],
    ['ETIMEDOUT', { cause: { syscall: 'connect' } }, 'not-processed'],
    ['ETIMEDOUT', { cause: { errors: [{ syscall: 'connect' }, { syscall: 'connect' }] } }, 'not-processed'],
    ['ECONNREFUSED', { cause: { errors: [{ syscall: 'connect' }, { syscall: 'read' }] } }, 'unknown'],
    ['ETIMEDOUT', { cause: { syscall: 'read' } }, 'unknown'],
    ['ETIMEDOUT', {}, 'unknown'],
    ['ECONNRESET', {}, 'unknown'],
    ['ECONNABORTED', {}, 'unknown'],
    ['ERR_BAD_RESPONSE', { response: { status: 201 } }, 'unknown'],
    ['ERR_BAD_RESPONSE', { response: { status: 400 } }, 'rejected'],
  ] as const)('%s %j is %s', (code, more, outcome) => {
    expect(failure(code, more)).toMatchObject({ outcome, code });
  });
});

test.each([
  [{}, 1],
  [{ 'retry-after': '7' }, 7],
  [{ 'retry-after': '0' }, 1],
  [{ 'retry-after': '86400' }, 300],
  [{ 'retry-after': 'soon' }, 1],
  [{ 'retry-after': 'Mon, 02 Mar 2026 10:00:09 GMT', date: 'Mon, 02 Mar 2026 10:00:00 GMT' }, 9],
  [{ 'retry-after': 'Mon, 02 Mar 2026 10:00:09 GMT' }, 1],
])('with headers %j the carrier may be asked again in %d s', (headers, seconds) => {
  expect(answer(429, headers).retryAfterSeconds).toBe(seconds);
});

test('nothing but checked facts is kept', () => {
  const requestId = `RQ${'a'.repeat(32)}`;
  const kept = answer(
    400,
    { 'twilio-request-id': requestId },
    { code: 21211, message: "The 'To' number +12025550147 is not valid" },
  );
  expect(Object.fromEntries(Object.entries(kept))).toEqual({
    name: 'CarrierError',
    outcome: 'rejected',
    reason: 'bad-destination',
    code: '21211',
    status: 400,
    requestId,
    operation: 'POST /2010-04-01/Accounts/{id}/Calls/{id}.json',
    retryAfterSeconds: 1,
  });
  const odd = answer(400, { 'twilio-request-id': '+12025550147' }, { code: '+12025550147' });
  expect(odd).toMatchObject({ code: 'http-400', requestId: null });
  for (const error of [kept, odd, failure('+12025550147')])
    expect(`${inspect(error)}${JSON.stringify(error)}`).not.toMatch(/0147|AC1|CA2/);
});

test('a room is named in the path but not in the error', () => {
  const uri = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Conferences/maria/Participants.json';
  const error = errorFromResponse({ method: 'get', uri }, { statusCode: 500, headers: {}, body: '<html>' });
  expect(error.operation).toBe('GET /2010-04-01/Accounts/{id}/Conferences/{id}/Participants.json');
});
