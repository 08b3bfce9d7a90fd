/**
 * `open`; `locked`: nobody used it for a while, what it shows is hidden (L-202); `enrol`: signed in without the second factor that everybody
 * must have, and has none yet; `prove`: the account has one, and this session has not shown it (L-201).
 */
export const sessionStates = ['open', 'locked', 'enrol', 'prove'] as const;
export type SessionState = (typeof sessionStates)[number];

/** After so long without an act of a human (L-202, 45 CFR 164.312(a)(2)(iii)). */
export const lockedAfterMinutes = 15;
/** From then on the session is gone, however active (ASVS 7.3.2). */
export const endsAfterHours = 12;
/** For so long after a proof, and after signing in, what needs a fresh proof is done without asking again (ASVS 7.5.3). */
export const provenForMinutes = 5;

export interface SessionFacts {
  readonly isIdle: boolean;
  /** This session showed a second factor. */
  readonly gaveFactor: boolean;
  /** The account has one. */
  readonly hasFactor: boolean;
  /** It must have one: by the settings, or because its password is too short to stand alone. */
  readonly needsFactor: boolean;
}

export function sessionState({ isIdle, gaveFactor, hasFactor, needsFactor }: SessionFacts): SessionState {
  if (!gaveFactor && hasFactor) return 'prove';
  if (!gaveFactor && needsFactor) return 'enrol';
  return isIdle ? 'locked' : 'open';
}
