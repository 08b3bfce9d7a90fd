export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export type DomainErrorKind =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'unavailable'
  | 'unsupported'
  | 'too-large';

export interface DomainErrorOptions {
  readonly errors?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
  /** More members of the problem body, such as the facts that a refused gate misses. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * A refusal that the caller can understand and act on. `code` is stable (`callback/already-claimed`); `message` is a plain
 * sentence that may be shown to anybody who may call the endpoint: no personal data, no internals.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly options: DomainErrorOptions = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
