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
  | 'locked'
  | 'too-many'
  | 'unavailable'
  /** Somebody whom we need refuses, and would again. */
  | 'upstream'
  | 'unsupported'
  | 'too-large';

export interface DomainErrorOptions {
  readonly errors?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
  /** For the log. */
  readonly cause?: unknown;
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
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'DomainError';
  }
}

/** An error from below HTTP that knows what it means for whoever asked; its own message is for the log. */
export interface ExplainedError extends Error {
  toDomainError(): DomainError;
}

/** What `thrown` says for itself; null when it has nothing to say to anybody outside. */
export function domainErrorOf(thrown: unknown): DomainError | null {
  if (thrown instanceof DomainError) return thrown;
  const explained = thrown instanceof Error && 'toDomainError' in thrown;
  return explained ? (thrown as ExplainedError).toDomainError() : null;
}
