import { Deferred } from '../record/deferred.js';

interface KeyRules {
  /** Ends the input at once when reached; undefined waits for the finishing key or the timeout. */
  readonly numDigits: number | undefined;
  /** Empty: no key finishes. */
  readonly finishOnKey: string;
}

/** Digits as they are pressed, until the input is complete. */
export class KeyCollector {
  digits = '';
  finishedOnKey: string | undefined;
  readonly complete = new Deferred<void>();

  constructor(private readonly rules: KeyRules) {}

  take(key: string): void {
    const { numDigits, finishOnKey } = this.rules;
    if (finishOnKey !== '' && finishOnKey.includes(key)) {
      this.finishedOnKey = key;
      this.complete.resolve();
      return;
    }
    this.digits += key;
    if (numDigits !== undefined && this.digits.length >= numDigits) this.complete.resolve();
  }
}
