import { useQuery } from '@tanstack/react-query';
import type { SessionDto, SignInDto } from '../../../src/contracts/session.dto.js';
import { api, rememberCsrfToken } from './client.js';
import { isProblem, type Problem } from './problem.js';
import { queries } from './queries.js';

const sessionKey = ['session'] as const;
// The cookie itself cannot be seen from here: whoever never signed in is not asked about at the server.
const hint = 'ringback.signed-in';

async function readSession(): Promise<SessionDto | null> {
  if (!localStorage.getItem(hint)) return null;
  try {
    return remember(await api.get<SessionDto>('/v1/session'));
  } catch (error) {
    if (isProblem(error) && error.status === 401) return forgetHint();
    throw error;
  }
}

function forgetHint(): null {
  localStorage.removeItem(hint);
  return null;
}

function remember(session: SessionDto): SessionDto {
  rememberCsrfToken(session.csrfToken);
  localStorage.setItem(hint, 'yes');
  return session;
}

/** Who is signed in; null: nobody. */
export function useSession() {
  return useQuery<SessionDto | null, Problem>({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity });
}

/** @throws Problem, with the code session/code-needed when the account has a second factor */
export async function signIn(body: SignInDto): Promise<void> {
  const session = remember(await api.post<SessionDto>('/v1/session', body));
  queries.setQueryData(sessionKey, session);
}

/** What was read about people goes out of memory with the session. */
export function forgetSession(): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  queries.setQueryData(sessionKey, forgetHint());
}

export async function signOut(): Promise<void> {
  await api.delete('/v1/session');
  forgetSession();
}
