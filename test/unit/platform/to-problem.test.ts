import { describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import { DomainError, type DomainErrorKind } from '../../../src/platform/http/domain-error.js';
import { toProblem } from '../../../src/platform/http/to-problem.js';

const statusOf = (exception: unknown) => toProblem(exception, 'r1').status;
const coded = (code: string, message = 'relation "person" does not exist') => Object.assign(new Error(message), { code });

describe('problem bodies', () => {
  it.each<[DomainErrorKind, number]>([
    ['malformed', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['too-large', 413],
    ['unsupported', 415],
    ['invalid', 422],
    ['too-many', 429],
    ['upstream', 502],
    ['unavailable', 503],
  ])('a domain error of kind %s is %i', (kind, status) => {
    expect(statusOf(new DomainError(kind, 'a/b', 'Sentence.'))).toBe(status);
  });

  it('say what the domain error says, and what it adds', () => {
    const errors = [{ field: 'phone', code: 'phone/premium', message: 'We cannot call that number.' }];
    const error = new DomainError('invalid', 'lead/invalid', 'Check the number.', {
      errors,
      extra: { safety: '988', status: 200 },
    });
    expect(toProblem(error, 'r1').body).toEqual({
      type: 'urn:ringback:problem:lead/invalid',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'Check the number.',
      code: 'lead/invalid',
      errors,
      safety: '988',
      requestId: 'r1',
    });
  });

  it.each(['ECONNREFUSED', '57P01', '57P03', '53300', '53100', '08006', '25006', '57014', '40P01'])(
    '%s means try again',
    (code) => {
      const problem = toProblem(coded(code), 'r1');
      expect([problem.status, problem.retryAfterSeconds]).toEqual([503, 5]);
      expect(JSON.stringify(problem.body)).not.toContain('person');
    },
  );

  it('a pool that gives no connection means try again', () => {
    expect(statusOf(new Error('timeout exceeded when trying to connect'))).toBe(503);
    expect(statusOf(Object.assign(new Error('x'), { driverError: coded('57P01') }))).toBe(503);
  });

  it.each([coded('42P01'), new TypeError('x is undefined'), 'thrown text', undefined])(
    'anything else is our fault: %p',
    (thrown) => {
      const { status, body } = toProblem(thrown, 'r1');
      expect([status, body['code']]).toEqual([500, 'server/unexpected']);
      expect(JSON.stringify(body)).not.toMatch(/person|undefined|thrown/);
    },
  );

  it('a client that leaves in the middle of a body is no outage of ours', () => {
    expect(statusOf(Object.assign(coded('ECONNRESET', 'aborted'), { statusCode: 400 }))).toBe(400);
  });

  it('do not repeat the address that the framework complains about', () => {
    const { status, body } = toProblem(new NotFoundException('Cannot GET /v1/people?phone=2025550147'), 'r1');
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain('2025550147');
  });
});
