/**
 * `open`; `locked`: nobody used it for a while, what it shows is hidden (L-202); `enrol`: signed in without the second factor that the
 * account must have, and has not yet; `prove`: it has one, and this session has not shown it (L-201).
 */
export const sessionStates = ['open', 'locked', 'enrol', 'prove'] as const;
export type SessionState = (typeof sessionStates)[number];

/** After so long without an act of a human (L-202, 45 CFR 164.312(a)(2)(iii)). */
export const lockedAfterMinutes = 15;
/** From then on the session is gone, however active (ASVS 7.3.2). */
export const endsAfterHours = 12;
/** For so long after a proof, and after signing in, what needs a fresh proof is done without asking again (ASVS 7.5.3). */
export const provenForMinutes = 5;

/** What a session was begun with besides a password. */
export const secondFactors = ['totp', 'recovery-code', 'passkey', 'issuer'] as const;
export type SecondFactor = (typeof secondFactors)[number];

export interface SessionFacts {
  readonly isIdle: boolean;
  readonly gave: SecondFactor | null;
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
  /** What the account has to have: by the settings, or because its password is too short to stand alone. */
  readonly needs: NeededFactor;
}

/** A passkey cannot be coaxed out of anybody on the telephone: administrators need one (ASVS 6.3.3). */
export type NeededFactor = 'nothing' | 'any' | 'passkey';

// An issuer that says it asked for a second factor has rules of its own for administrators.
const unphishable: readonly (SecondFactor | null)[] = ['passkey', 'issuer'];

export function sessionState({ isIdle, gave, hasApp, hasPasskey, needs }: SessionFacts): SessionState {
  if (gave === null && (hasApp || hasPasskey)) return 'prove';
  if (gave === null && needs !== 'nothing') return 'enrol';
  if (needs === 'passkey' && !unphishable.includes(gave)) {
    // A recovery code says that the passkey is lost: it opens the way to another one.
    return hasPasskey && gave !== 'recovery-code' ? 'prove' : 'enrol';
  }
  return isIdle ? 'locked' : 'open';
}
