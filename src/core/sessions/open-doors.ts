import type { SessionState } from './session-state.js';

type Closed = Exclude<SessionState, 'open'>;
type Door = readonly [method: string, route: string, openWhile: readonly Closed[]];

const always = ['locked', 'enrol', 'prove'] as const;
const locked = ['locked'] as const;
const enrol = ['enrol'] as const;

/**
 * What a session that is not open may still do, by the route's own pattern: all of it stands here. While it is locked nobody who calls
 * waits for a password: an offer is answered, which rings the counsellor's own phone, and a call goes on: its sound needs nothing of us but a
 * phone that stays registered, and what was typed before the lock is saved (L-202). None of these shows a record: events and presence are ids
 * and states, and a note answers with itself.
 */
export const openDoors: readonly Door[] = [
  ['GET', '/v1/session', always],
  ['DELETE', '/v1/session', always],
  ['POST', '/v1/session/proof', always],
  ['POST', '/v1/session/proof/passkey', always],

  ['GET', '/v1/me/factors', enrol],
  ['POST', '/v1/me/totp', enrol],
  ['POST', '/v1/me/totp/confirm', enrol],
  ['POST', '/v1/me/passkeys/options', enrol],
  ['POST', '/v1/me/passkeys', enrol],

  ['GET', '/v1/events', locked],
  ['GET', '/v1/me/presence', locked],
  ['POST', '/v1/me/softphone/heartbeat', locked],
  ['POST', '/v1/me/softphone/token', locked],
  ['POST', '/v1/offers/:id/accept', locked],
  ['POST', '/v1/offers/:id/decline', locked],
  ['POST', '/v1/calls/:id/hold', locked],
  ['POST', '/v1/calls/:id/unhold', locked],
  ['POST', '/v1/calls/:id/hang-up', locked],
  ['PUT', '/v1/intakes/:id/notes/:noteId', locked],
  ['PUT', '/v1/intakes/:id/screening/drafts', locked],
];

/** May a session in this state send this request? HEAD is GET without its body. */
export function isOpenTo(state: SessionState, method: string, route: string): boolean {
  if (state === 'open') return true;
  const asked = method === 'HEAD' ? 'GET' : method;
  return openDoors.some(([verb, pattern, whiles]) => verb === asked && pattern === route && whiles.includes(state));
}
