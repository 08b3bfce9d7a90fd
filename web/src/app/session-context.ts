import { createContext, use } from 'react';
import type { SessionDto } from '../../../src/contracts/session.dto.js';
import type { Role } from '../screens/screen.js';

export const SessionContext = createContext<SessionDto | null>(null);

/** Who is signed in; only below the shell. */
export function useMe(): SessionDto {
  const session = use(SessionContext);
  if (!session) throw new Error('nobody is signed in here');
  return session;
}

export function useHasRole(...roles: readonly Role[]): boolean {
  const session = use(SessionContext);
  return roles.some((role) => session?.roles.includes(role));
}
