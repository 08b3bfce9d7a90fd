import type { ProblemDto } from '../../../src/contracts/problem.dto.js';
import { followsTouch } from './activity.js';
import { Problem } from './problem.js';
import { isLifted } from './refusal.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let csrfToken = '';
const signedOutListeners = new Set<() => void>();
const closedListeners = new Set<(problem: Problem, sentAt: number) => void>();
/** What a session is refused that is not open. */
const closed = new Set(['session/locked', 'session/enrol-first', 'session/factor-needed']);

/** Of the session that stands: it goes along with everything that changes something. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when the server no longer knows our session, whatever was asked of it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Called when the session stands, but is not open. */
export function onClosed(listener: (problem: Problem, sentAt: number) => void): () => void {
  closedListeners.add(listener);
  return () => closedListeners.delete(listener);
}

async function exchange(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  if (followsTouch()) headers['x-user-active'] = 'true';
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    // A PUT saves what is being typed: it outlives the page that is closed over it.
    const keepalive = method === 'PUT';
    const rest = { body: JSON.stringify(body), signal: signal ?? null, keepalive };
    return await fetch(path, { method, headers, credentials: 'same-origin', ...rest });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, 'network/away', '');
  }
}

async function toProblem(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<ProblemDto> & Record<string, unknown>;
    return new Problem(response.status, body.code ?? 'http/unknown', body.detail ?? '', body);
  } catch {
    return new Problem(response.status, 'http/unreadable', '');
  }
}

interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Once more, when somebody lifted what it was refused for. @throws Problem */
async function ask<T>(asked: Asked, isLast = false): Promise<T> {
  const { method, path, body, signal } = asked;
  const sentAt = Date.now();
  const response = await exchange(method, path, body, signal);
  if (response.ok) {
    const text = await response.text();
    return (text ? JSON.parse(text) : null) as T;
  }
  if (response.status === 401 && path !== '/v1/session') for (const tell of signedOutListeners) tell();
  const problem = await toProblem(response);
  if (closed.has(problem.code)) for (const tell of closedListeners) tell(problem, sentAt);
  if (isLast || !(await isLifted(problem, method === 'GET'))) throw problem;
  return ask<T>(asked, true);
}

/** The server of this page. Every method resolves to the body of the answer, or throws a Problem. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => ask<T>({ method: 'GET', path, signal }),
  post: <T = void>(path: string, body?: unknown) => ask<T>({ method: 'POST', path, body }),
  put: <T = void>(path: string, body?: unknown) => ask<T>({ method: 'PUT', path, body }),
  patch: <T = void>(path: string, body?: unknown) => ask<T>({ method: 'PATCH', path, body }),
  delete: <T = void>(path: string) => ask<T>({ method: 'DELETE', path }),
};

/** `/v1/callbacks?state=queued`: parts that are null, undefined or empty are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const parts = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(parts.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}
