import type { SourcePrincipal, StaffPrincipal } from './principal.js';

export interface StaffSession {
  /** What the cookie carries; the database knows only its hash. */
  readonly token: string;
  readonly csrfToken: string;
  readonly principal: StaffPrincipal;
}

/** Who is this? Bound by identity. */
export abstract class Authenticator {
  /** The session of this token, null when there is none, it ended, or its user was deactivated. Counts as activity. */
  abstract staffBySession(token: string): Promise<StaffSession | null>;
  /** Whether the session still stands; does not count as activity, so an open console alone keeps nobody signed in. */
  abstract sessionStands(token: string): Promise<boolean>;
  /** The source of this key; null for an unknown key or, within 5 s, a disabled source. */
  abstract sourceByKey(key: string): Promise<SourcePrincipal | null>;
}
