import { useQuery } from '@tanstack/react-query';
import type { PasskeySignInDto, ProofDto, SessionDto, SignInDto } from '../../../src/contracts/session.dto.js';
import { api, rememberCsrfToken } from './client.js';
import { isProblem, type Problem } from './problem.js';
import { queries } from './queries.js';
import { giveUp, locked } from './refusal.js';

const sessionKey = ['session'] as const;
const forgottenListeners = new Set<() => void>();
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

/** Whoever leaves to sign in elsewhere comes back with a session. */
export function expectSession(): void {
  localStorage.setItem(hint, 'yes');
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

let openedAt = 0;

/** What was asked while it was locked is asked again, what was to be changed is changed. */
function take(session: SessionDto): SessionDto {
  const before = queries.getQueryData<SessionDto | null>(sessionKey);
  queries.setQueryData(sessionKey, remember(session));
  if (session.state !== 'open' || !before || before.state === 'open') return session;
  openedAt = Date.now();
  locked.answer(true);
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  return session;
}

/** @throws Problem, with the code session/code-needed when the account has a second factor */
export async function signIn(body: SignInDto): Promise<void> {
  take(await api.post<SessionDto>('/v1/session', body));
}

export async function signInByPasskey(body: PasskeySignInDto): Promise<void> {
  take(await api.post<SessionDto>('/v1/session/passkey', body));
}

/** It is still who signed in. @throws Problem session/wrong-proof, session/wrong-code, ... */
export async function prove(body: ProofDto): Promise<SessionDto> {
  return take(await api.post<SessionDto>('/v1/session/proof', body));
}

/** Whether it is locked by now, or open again. */
export async function readSessionAgain(): Promise<void> {
  take(await api.get<SessionDto>('/v1/session'));
}

/** The same, from time to time. A line that is away is told by the live status, and whoever is signed out begins anew. */
export async function lookAtSession(): Promise<void> {
  try {
    await readSessionAgain();
  } catch (error) {
    if (!isProblem(error)) throw error;
    if (error.status === 401) forgetSession();
  }
}

/** At once, before anything else is read on the screen; what was sent before it was opened says nothing about now. */
export function closeSession({ code }: Problem, sentAt: number): void {
  if (code !== 'session/locked') return void lookAtSession();
  if (sentAt < openedAt) return;
  queries.setQueryData<SessionDto | null>(sessionKey, (session) => session && { ...session, state: 'locked' });
}

/** For what holds something about people outside the queries. */
export function onForgotten(forget: () => void): void {
  forgottenListeners.add(forget);
}

/** What was read about people goes out of memory with the session. */
export function forgetSession(): void {
  giveUp();
  for (const forget of forgottenListeners) forget();
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  queries.setQueryData(sessionKey, forgetHint());
}

export async function signOut(): Promise<void> {
  await api.delete('/v1/session');
  forgetSession();
}
