import type { SessionState } from '../../core/sessions/session-state.js';
import type { SourcePrincipal, StaffPrincipal } from './principal.js';

export interface StaffSession {
  readonly id: string;
  /** What the cookie carries; the database knows only its hash. */
  readonly token: string;
  readonly csrfToken: string;
  readonly principal: StaffPrincipal;
  readonly state: SessionState;
  /** Until when what needs a fresh proof is done without asking; past, or in the future. */
  readonly provenUntil: Date;
  readonly isFreshlyProven: boolean;
}

/** Who is this? Bound by identity. */
export abstract class Authenticator {
  /**
   * The session of this token, null when there is none, it ended, or its user was deactivated; roles are as of now. `byHuman` keeps it
   * from being locked.
   */
  abstract staffBySession(token: string, byHuman: boolean): Promise<StaffSession | null>;
  /** Whether the session still stands and may listen; no activity, so an open console alone keeps nobody signed in. */
  abstract sessionStands(token: string): Promise<boolean>;
  /** The source of this key; null for an unknown key or, within 5 s, a disabled source. */
  abstract sourceByKey(key: string): Promise<SourcePrincipal | null>;
}
