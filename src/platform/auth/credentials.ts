import type { FastifyReply, FastifyRequest } from 'fastify';
import { endsAfterHours } from '../../core/sessions/session-state.js';
import type { Settings } from '../config/settings.js';

const plainName = 'ringback_session';
// Browsers accept the prefix only with Secure, Path=/ and no Domain: another host of the same domain cannot plant one.
const securedName = `__Host-${plainName}`;

/** Seconds after which everybody signs in again, however active they were. */
export const sessionSeconds = endsAfterHours * 60 * 60;

const isSecure = (settings: Settings) => settings.publicUrl.startsWith('https:');
const cookieName = (settings: Settings) => (isSecure(settings) ? securedName : plainName);

export function sessionTokenOf(request: FastifyRequest, settings: Settings): string | null {
  return request.cookies[cookieName(settings)] || null;
}

/** The key in `Authorization: Bearer rb_...`, null without one. */
export function sourceKeyOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  return header?.startsWith('Bearer rb_') ? header.slice('Bearer '.length) : null;
}

export function setSessionCookie(reply: FastifyReply, settings: Settings, token: string): void {
  void reply.setCookie(cookieName(settings), token, { ...cookieOptions(settings), maxAge: sessionSeconds });
}

export function clearSessionCookie(reply: FastifyReply, settings: Settings): void {
  void reply.clearCookie(cookieName(settings), cookieOptions(settings));
}

function cookieOptions(settings: Settings) {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure(settings) } as const;
}
