import { CarrierError } from '../../carrier-error.js';
import type { CarrierOutcome } from '../../failure-reason.js';
import { reasonOf } from './failure-reasons.js';

/**
 * The client's own errors hold the Authorization header, the form body (phone numbers) and the carrier's prose, which quotes
 * the number: nothing of them is passed on but what is named here, each checked against its shape.
 */
interface CarrierRequest {
  readonly method: string;
  readonly uri: string;
}

interface CarrierResponse {
  readonly statusCode: number;
  readonly body: unknown;
  readonly headers: unknown;
}

const connectFailureSeconds = 5;
const throttledSeconds = 1;
const longestWaitSeconds = 300;
const resources = new Set([
  '2010-04-01',
  'Accounts',
  'Calls',
  'Conferences',
  'IncomingPhoneNumbers',
  'Members',
  'Messages',
  'Participants',
  'PhoneNumbers',
  'Queues',
  'Recordings',
  'v2',
]);
const requestIdShape = /^RQ[0-9a-f]{32}$/i;
const networkCodeShape = /^[A-Z][A-Z0-9_]{2,40}$/;

// Names from the resolver, the connect call and the TLS handshake: the request was never written.
const neverSentCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const connectSyscalls: readonly unknown[] = ['connect', 'getaddrinfo'];

/** An answer outside 2xx, or a 2xx whose body is not the promised object (cut short, or a proxy's page). */
export function errorFromResponse(request: CarrierRequest, response: CarrierResponse): CarrierError {
  const status = response.statusCode;
  const body = asRecord(response.body);
  const code = /^\d{4,6}$/.test(String(body['code'])) ? String(body['code']) : `http-${status}`;
  const outcome = outcomeOf(status);
  return new CarrierError({
    outcome,
    reason: reasonOf({ code, status, outcome, isRead: isRead(request) }),
    code,
    status,
    requestId: requestIdOf(response.headers),
    operation: operationOf(request),
    retryAfterSeconds: retryAfter(response.headers),
  });
}

/** No whole answer: refused, reset, timed out, or cut short after a status line had come. */
export function errorFromFailure(request: CarrierRequest, failure: unknown): CarrierError {
  const error = asRecord(failure);
  const response = asRecord(error['response']);
  const status = typeof response['status'] === 'number' ? response['status'] : null;
  const code = networkCodeShape.test(String(error['code'])) ? String(error['code']) : 'network';
  const outcome = status === null ? (wasNeverSent(error) ? 'not-processed' : 'unknown') : outcomeOf(status);
  return new CarrierError({
    outcome,
    reason: reasonOf({ code, status, outcome, isRead: isRead(request) }),
    code,
    status,
    requestId: requestIdOf(response['headers']),
    operation: operationOf(request),
    retryAfterSeconds: connectFailureSeconds,
  });
}

/** We did not ask: the carrier refuses our account, and would refuse this too. */
export function errorOfOpenCircuit(request: CarrierRequest, secondsToWait: number): CarrierError {
  return new CarrierError({
    outcome: 'not-processed',
    reason: 'auth-broken',
    code: 'circuit-open',
    status: null,
    requestId: null,
    operation: operationOf(request),
    retryAfterSeconds: secondsToWait,
  });
}

/** More came than was asked for; it would come again. */
export function errorOfTooMuch(request: CarrierRequest): CarrierError {
  return new CarrierError({
    outcome: 'rejected',
    reason: 'our-bug',
    code: 'too-large',
    status: null,
    requestId: null,
    operation: operationOf(request),
    retryAfterSeconds: throttledSeconds,
  });
}

function isRead(request: CarrierRequest): boolean {
  return request.method.toUpperCase() === 'GET';
}

function outcomeOf(status: number): CarrierOutcome {
  if (status === 429) return 'not-processed';
  return status >= 400 && status < 500 && status !== 408 ? 'rejected' : 'unknown';
}

function wasNeverSent(error: Readonly<Record<string, unknown>>): boolean {
  const cause = asRecord(error['cause']);
  // One name with several addresses: each was tried, each has its own error.
  const tried: readonly unknown[] = Array.isArray(cause['errors']) && cause['errors'].length > 0 ? cause['errors'] : [];
  if (tried.length > 0) return tried.every((one) => connectSyscalls.includes(asRecord(one)['syscall']));
  return neverSentCodes.has(String(error['code'])) || connectSyscalls.includes(cause['syscall']);
}

function operationOf(request: CarrierRequest): string {
  const segments = new URL(request.uri).pathname.split('/').filter((segment) => segment !== '');
  const template = segments.map((segment) => {
    const [, name = '', suffix = ''] = /^(.*?)(\.json|\.wav)?$/.exec(segment) ?? [];
    return `${resources.has(name) ? name : '{id}'}${suffix}`;
  });
  return `${request.method.toUpperCase()} /${template.join('/')}`;
}

/** RFC 9110 10.2.3: seconds, or a date, which is compared with the carrier's own clock rather than ours. */
function retryAfter(headers: unknown): number {
  const { 'retry-after': value, date } = asRecord(headers);
  if (typeof value !== 'string') return throttledSeconds;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.parse(String(date))) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), longestWaitSeconds) : throttledSeconds;
}

function requestIdOf(headers: unknown): string | null {
  const id = asRecord(headers)['twilio-request-id'];
  return typeof id === 'string' && requestIdShape.test(id) ? id : null;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
