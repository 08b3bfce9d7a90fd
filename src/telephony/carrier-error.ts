import type { DomainError, ExplainedError } from '../platform/http/domain-error.js';
import type { CarrierOutcome, FailureReason } from './failure-reason.js';
import { refusalOfFailure } from './refusal-of-failure.js';

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
export class CarrierError extends Error implements ExplainedError {
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

  toDomainError(): DomainError {
    return refusalOfFailure(this);
  }
}
