import type { ProblemDto } from '../../../src/contracts/problem.dto.js';
import { Problem } from './problem.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let csrfToken = '';
const signedOutListeners = new Set<() => void>();

/** Of the session that stands: it goes along with everything that changes something. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when the server no longer knows our session, whatever was asked of it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

async function exchange(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
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

/** @throws Problem */
async function ask<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await exchange(method, path, body, signal);
  if (response.ok) {
    const text = await response.text();
    return (text ? JSON.parse(text) : null) as T;
  }
  if (response.status === 401 && path !== '/v1/session') for (const tell of signedOutListeners) tell();
  throw await toProblem(response);
}

/** The server of this page. Every method resolves to the body of the answer, or throws a Problem. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => ask<T>('GET', path, undefined, signal),
  post: <T = void>(path: string, body?: unknown) => ask<T>('POST', path, body),
  put: <T = void>(path: string, body?: unknown) => ask<T>('PUT', path, body),
  patch: <T = void>(path: string, body?: unknown) => ask<T>('PATCH', path, body),
  delete: <T = void>(path: string) => ask<T>('DELETE', path),
};

/** `/v1/callbacks?state=queued`: parts that are null, undefined or empty are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const parts = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(parts.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}
