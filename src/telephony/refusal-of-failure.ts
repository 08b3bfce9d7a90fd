import { DomainError } from '../platform/http/domain-error.js';
import type { FailureReason } from './failure-reason.js';

interface Failure {
  readonly reason: FailureReason;
  readonly code: string;
  /** Seconds. */
  readonly retryAfterSeconds: number;
}

const notDone = 'Nothing was changed there';

/**
 * What a failed carrier request means for whoever asked us over HTTP: 503 with Retry-After when waiting helps, 502 when it does not. The
 * carrier's own code is shown (`carrierCode`), for it can be looked up; its prose is not, for it quotes numbers.
 */
export function refusalOfFailure({ reason, code, retryAfterSeconds }: Failure): DomainError {
  const extra = { carrierCode: code };
  switch (reason) {
    case 'throttled': {
      const detail = `The carrier gets more requests than it takes. ${notDone}: wait as long as Retry-After says, then try again.`;
      return new DomainError('unavailable', 'carrier/throttled', detail, { retryAfterSeconds, extra });
    }
    case 'provider-down': {
      const detail =
        'The carrier does not answer. Try again in a moment; if it stays so, look at its status page and at our way to the internet.';
      return new DomainError('unavailable', 'carrier/unreachable', detail, { retryAfterSeconds, extra });
    }
    case 'auth-broken': {
      const detail = `The carrier refuses our account. ${notDone}: an administrator has to check the account and the TWILIO_ settings.`;
      return new DomainError('upstream', 'carrier/account-refused', detail, { extra });
    }
    case 'unknown-outcome': {
      const detail = 'The carrier gave no clear answer, and it may have been done: look at how it is now before you try again.';
      return new DomainError('upstream', 'carrier/outcome-unknown', detail, { extra });
    }
    default: {
      const detail = `The carrier refuses this request, and would refuse it again. ${notDone}: look the code up in its error dictionary.`;
      return new DomainError('upstream', 'carrier/refused', detail, { extra });
    }
  }
}
