import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { deviceWords } from '../../../../src/core/sessions/device-words.js';
import { isOpenTo, openDoors } from '../../../../src/core/sessions/open-doors.js';
import { type SessionFacts, sessionState } from '../../../../src/core/sessions/session-state.js';
import { isUserActivity } from '../../../../src/core/sessions/user-activity.js';

describe('the state of a session (L-201, L-202)', () => {
  const none: SessionFacts = { isIdle: false, gave: null, hasApp: false, hasPasskey: false, needs: 'nothing' };
  it.each<[Partial<SessionFacts>, string]>([
    [{}, 'open'],
    [{ isIdle: true }, 'locked'],
    [{ needs: 'any' }, 'enrol'],
    [{ needs: 'any', isIdle: true }, 'enrol'],
    [{ hasApp: true }, 'prove'],
    [{ hasPasskey: true, needs: 'any', isIdle: true }, 'prove'],
    [{ hasApp: true, gave: 'totp', needs: 'any' }, 'open'],
    [{ hasApp: true, gave: 'recovery-code', needs: 'any' }, 'open'],
    [{ hasApp: true, gave: 'totp', isIdle: true }, 'locked'],
    // ASVS 6.3.3: administrators
    [{ needs: 'passkey' }, 'enrol'],
    [{ needs: 'passkey', hasApp: true }, 'prove'],
    [{ needs: 'passkey', hasApp: true, gave: 'totp' }, 'enrol'],
    [{ needs: 'passkey', hasApp: true, hasPasskey: true, gave: 'totp' }, 'prove'],
    [{ needs: 'passkey', hasApp: true, hasPasskey: true, gave: 'recovery-code' }, 'enrol'],
    [{ needs: 'passkey', hasPasskey: true, gave: 'passkey' }, 'open'],
    [{ needs: 'passkey', gave: 'issuer', isIdle: true }, 'locked'],
  ])('%j is %s', (facts, expected) => {
    expect(sessionState({ ...none, ...facts })).toBe(expected);
  });
});

describe('what a session that is not open may do', () => {
  it.each([
    ['locked', 'GET', '/v1/people/:id', false],
    ['locked', 'GET', '/v1/intakes/:id/notes', false],
    ['locked', 'PUT', '/v1/intakes/:id/notes/:noteId', true],
    ['locked', 'PUT', '/v1/intakes/:id/screening/drafts', true],
    ['locked', 'POST', '/v1/calls/:id/hang-up', true],
    ['locked', 'POST', '/v1/me/softphone/heartbeat', true],
    ['locked', 'GET', '/v1/me/offer', false],
    ['locked', 'POST', '/v1/offers/:id/accept', true],
    ['locked', 'POST', '/v1/me/totp', false],
    ['enrol', 'POST', '/v1/me/totp', true],
    ['enrol', 'GET', '/v1/me/presence', false],
    ['prove', 'POST', '/v1/me/totp', false],
    ['prove', 'POST', '/v1/session/proof', true],
    ['open', 'GET', '/v1/people/:id', true],
    ['locked', 'HEAD', '/v1/session', true],
  ] as const)('%s: %s %s is %s (L-202)', (state, method, route, expected) => {
    expect(isOpenTo(state, method, route)).toBe(expected);
  });

  it('names only requests that exist', () => {
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as { paths: Record<string, object> };
    const known = new Set(
      Object.entries(paths).flatMap(([path, verbs]) =>
        Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
      ),
    );
    const named = openDoors.map(([method, route]) => `${method} ${route}`).filter((door) => !door.includes('/v1/session/'));
    const ofThisModule = /^\w+ \/v1\/me\/(factors|totp|passkeys)/;
    expect(named.filter((door) => !known.has(door) && !ofThisModule.test(door))).toEqual([]);
  });
});

describe('an act of a human (L-202)', () => {
  it.each([
    ['GET', '/v1/people/:id', undefined, false],
    ['GET', '/v1/people/:id', 'true', true],
    ['GET', '/v1/events', undefined, false],
    ['HEAD', '/v1/board/live', 'false', false],
    ['POST', '/v1/calls/:id/disposition', undefined, true],
    ['PUT', '/v1/intakes/:id/notes/:noteId', undefined, true],
    ['POST', '/v1/me/softphone/heartbeat', undefined, false],
    ['POST', '/v1/me/softphone/token', undefined, false],
    ['POST', '/v1/me/softphone/heartbeat', 'true', true],
  ])('%s %s, saying %s: %s', (method, route, header, expected) => {
    expect(isUserActivity(method, route, header)).toBe(expected);
  });
});

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604.1', 'Safari on iPhone'],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.9', 'unknown device'],
  [undefined, 'unknown device'],
])('%s is told as %s', (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
});
