import { DomainError } from '../../../platform/http/domain-error.js';

const retryAfterSeconds = 5;

/** Never a false "received": neither database nor disk took it. The cause is for the log. */
export function notKept(hotline: string, safety: object | null, cause: unknown): DomainError {
  const error = new DomainError(
    'unavailable',
    'lead/not-kept',
    'We could not keep your request just now. Please call us, at any hour, or send it again in a moment.',
    { retryAfterSeconds, extra: { hotline, emergency: '911', crisis: '988', ...(safety ? { safety } : {}) } },
  );
  error.cause = cause;
  return error;
}
