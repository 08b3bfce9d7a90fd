import { HttpException } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import { isDatabaseOutage } from './database-outage.js';
import { domainErrorOf, type DomainError, type DomainErrorKind } from './domain-error.js';

export const problemType = 'application/problem+json; charset=utf-8';

export interface Problem {
  readonly status: number;
  readonly retryAfterSeconds: number | null;
  readonly body: Readonly<Record<string, unknown>>;
}

const statusOfKind: Record<DomainErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  locked: 423,
  'too-many': 429,
  upstream: 502,
  unavailable: 503,
};

/** What the framework refuses on its own. Its own sentences may repeat the address, hence these. */
const frameworkRefusals: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['http/bad-request', 'The request cannot be understood: check its address, headers and body.'],
  403: ['access/refused', 'You may not do this.'],
  404: ['http/not-found', 'There is nothing at this address.'],
  405: ['http/method-not-allowed', 'This address does not support the method; the header Allow lists the ones it does.'],
  408: ['http/too-slow', 'The request took too long to arrive: send it again.'],
  413: ['body/too-large', 'The body is too large: at most 2 MiB.'],
  414: ['http/address-too-long', 'The address is too long.'],
  415: ['body/unsupported-type', 'Send the body as application/json.'],
  431: ['http/headers-too-large', 'The headers are too large.'],
};

/** RFC 9457 body of any exception. Only a DomainError speaks for itself, or an error that explains itself as one; everything else gets a sentence from here. */
export function toProblem(exception: unknown, requestId: string): Problem {
  const explained = domainErrorOf(exception);
  if (explained) return ofDomainError(explained, requestId);
  const status = statusOf(exception);
  if (status < 500) {
    const [code, detail] = frameworkRefusals[status] ?? frameworkRefusals[400]!;
    return build(status, code, detail, requestId);
  }
  if (isDatabaseOutage(exception)) {
    const detail = 'The database does not answer. Nothing was changed: try again in a few seconds.';
    return build(503, 'server/database-unavailable', detail, requestId, { retryAfterSeconds: 5 });
  }
  return build(
    500,
    'server/unexpected',
    'Something went wrong on our side. Try again; if it happens again, give your administrator the request id.',
    requestId,
  );
}

function ofDomainError(error: DomainError, requestId: string): Problem {
  return build(statusOfKind[error.kind], error.code, error.message, requestId, error.options);
}

function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  const { statusCode } = (exception ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

function build(status: number, code: string, detail: string, requestId: string, options: DomainError['options'] = {}): Problem {
  return {
    status,
    retryAfterSeconds: options.retryAfterSeconds ?? null,
    body: {
      ...options.extra,
      type: `urn:ringback:problem:${code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail,
      code,
      errors: options.errors ?? [],
      requestId,
    },
  };
}
