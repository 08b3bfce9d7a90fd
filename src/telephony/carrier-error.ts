/**
 * What a failed request means for the caller: `rejected` will never work as it is, `not-processed` did nothing and may be
 * repeated, `unknown` may have worked (repeat reads freely, look before repeating a create).
 */
export type CarrierOutcome = 'rejected' | 'not-processed' | 'unknown';

/** Why a request failed, whoever the carrier is. */
export type FailureReason =
  | 'bad-destination'
  | 'blocked-destination'
  | 'caller-id-not-ours'
  | 'geo-not-allowed'
  | 'opted-out'
  | 'not-verified'
  | 'race-gone'
  | 'throttled'
  | 'auth-broken'
  | 'provider-down'
  | 'unknown-outcome'
  | 'our-bug';

interface CarrierFailure {
  readonly outcome: CarrierOutcome;
  readonly reason: FailureReason;
  /** The carrier's own code, or `http-404`, or the network's (`ECONNRESET`). */
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  /** Method and path with every identifier taken out. */
  readonly operation: string;
  readonly retryAfterSeconds: number;
}

/** A failed carrier request, safe to log whole: no credentials, no phone numbers, no identifiers of calls or rooms. */
export class CarrierError extends Error {
  readonly outcome: CarrierOutcome;
  readonly reason: FailureReason;
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly operation: string;
  /** Meant for `not-processed`: how long to wait before asking again, in seconds. */
  readonly retryAfterSeconds: number;

  constructor(failure: CarrierFailure) {
    super(`carrier ${failure.outcome}: ${failure.operation}, code ${failure.code}, status ${failure.status ?? 'none'}`);
    this.name = 'CarrierError';
    this.outcome = failure.outcome;
    this.reason = failure.reason;
    this.code = failure.code;
    this.status = failure.status;
    this.requestId = failure.requestId;
    this.operation = failure.operation;
    this.retryAfterSeconds = failure.retryAfterSeconds;
  }
}

export type RetryAdvice = 'never' | 'later' | 'look-first';

/** When the same request may be sent again; `look-first`: only after the carrier was asked whether it had worked. */
export const retryAdvice: Readonly<Record<FailureReason, RetryAdvice>> = {
  'bad-destination': 'never',
  'blocked-destination': 'never',
  'caller-id-not-ours': 'never',
  'geo-not-allowed': 'never',
  'opted-out': 'never',
  'not-verified': 'never',
  'race-gone': 'never',
  throttled: 'later',
  'auth-broken': 'never',
  'provider-down': 'later',
  'unknown-outcome': 'look-first',
  'our-bug': 'never',
};
