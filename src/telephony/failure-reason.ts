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
