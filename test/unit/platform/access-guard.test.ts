import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { SessionState } from '../../../src/core/sessions/session-state.js';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { ForSources, ForStaff, Public } from '../../../src/platform/auth/access.js';
import { AccessGuard } from '../../../src/platform/auth/access-guard.js';
import type { Authenticator } from '../../../src/platform/auth/authenticator.js';
import { crossSiteRefusal } from '../../../src/platform/auth/csrf.js';
import { NeedsFreshProof } from '../../../src/platform/auth/fresh-proof.js';
import type { StaffRole } from '../../../src/platform/auth/principal.js';
import { ProvenCredentials } from '../../../src/platform/auth/proven-credentials.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';

class Handlers {
  @Public() open(): void {}
  @ForSources() lead(): void {}
  @ForStaff() any(): void {}
  @ForStaff('watch-operation') report(): void {}
  @ForStaff() @NeedsFreshProof() takeOut(): void {}
  forgotten(): void {}
}

interface Caller {
  readonly roles?: StaffRole[];
  readonly key?: string;
  readonly state?: SessionState;
  readonly isProven?: boolean;
  /** The route's pattern. */
  readonly route?: string;
}

/** What the guard says to a GET of this handler: 'yes' or the code of its refusal. */
async function decide(handler: keyof Handlers, caller: Caller = {}): Promise<string> {
  const authenticator: Authenticator = {
    staffBySession: async (token) =>
      caller.roles
        ? {
            id: 's',
            token,
            csrfToken: 'c',
            state: caller.state ?? 'open',
            provenUntil: new Date(0),
            isFreshlyProven: caller.isProven ?? false,
            principal: { kind: 'staff', userId: 'u', name: 'Ana', email: 'a@b.example', roles: caller.roles },
          }
        : null,
    sessionStands: async () => true,
    sourceByKey: async (key) =>
      key === 'rb_good' ? { kind: 'source', sourceId: 's', siteId: 't', rules: firstRules.website } : null,
  };
  const settings = readSettings({ DATABASE_URL: 'postgres://localhost/ringback' });
  const guard = new AccessGuard(new Reflector(), authenticator, new ProvenCredentials(), settings, null);
  const headers = { authorization: caller.key && `Bearer ${caller.key}` };
  const routeOptions = { url: caller.route ?? '/v1/people/:id' };
  const request = { method: 'GET', routeOptions, headers, cookies: caller.roles ? { ringback_session: 't' } : {} };
  const context = {
    getHandler: () => Handlers.prototype[handler],
    getClass: () => Handlers,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  try {
    return (await guard.canActivate(context)) ? 'yes' : 'no';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('the access guard', () => {
  it.each<[keyof Handlers, Caller, string]>([
    ['open', {}, 'yes'],
    ['forgotten', { roles: ['admin'] }, 'access/undeclared'],
    ['lead', {}, 'source/unknown-key'],
    ['lead', { key: 'rb_bad' }, 'source/unknown-key'],
    ['lead', { key: 'good' }, 'source/unknown-key'],
    ['lead', { roles: ['admin'] }, 'source/unknown-key'],
    ['lead', { key: 'rb_good' }, 'yes'],
    ['any', {}, 'session/none'],
    ['any', { key: 'rb_good' }, 'session/none'],
    ['any', { roles: ['counsellor'] }, 'yes'],
    ['report', { roles: ['counsellor'] }, 'access/role'],
    ['report', { roles: ['counsellor', 'admin'] }, 'yes'],
    ['takeOut', { roles: ['admin'] }, 'session/prove-again'],
    ['takeOut', { roles: ['admin'], isProven: true }, 'yes'],
    ['any', { roles: ['counsellor'], state: 'locked' }, 'session/locked'],
    ['any', { roles: ['counsellor'], state: 'locked', route: '/v1/me/presence' }, 'yes'],
    ['any', { roles: ['counsellor'], state: 'enrol' }, 'session/enrol-first'],
    ['any', { roles: ['counsellor'], state: 'enrol', route: '/v1/me/factors' }, 'yes'],
    ['any', { roles: ['counsellor'], state: 'prove', route: '/v1/me/factors' }, 'session/factor-needed'],
    ['any', { roles: ['counsellor'], state: 'prove', route: '/v1/session' }, 'yes'],
  ])('%s for %j: %s', async (handler, caller, expected) => {
    expect(await decide(handler, caller)).toBe(expected);
  });
});

describe('cross-site requests', () => {
  const own = { sentToken: 'abc', expectedToken: 'abc', origin: undefined, host: 'desk', publicUrl: 'https://ringback.example' };
  it.each([
    [{ method: 'GET', sentToken: undefined, origin: 'https://evil.example' }, null],
    [{ method: 'POST' }, null],
    [{ method: 'POST', origin: 'https://ringback.example' }, null],
    [{ method: 'POST', origin: 'http://desk' }, null],
    [{ method: 'POST', sentToken: undefined }, 'csrf/token'],
    [{ method: 'POST', sentToken: 'abcd' }, 'csrf/token'],
    [{ method: 'PUT', sentToken: 'abd' }, 'csrf/token'],
    [{ method: 'DELETE', origin: 'https://ringback.example.evil.example' }, 'csrf/origin'],
    [{ method: 'POST', origin: 'http://ringback.example' }, 'csrf/origin'],
    [{ method: 'POST', origin: 'null' }, 'csrf/origin'],
  ])('%j: %s', (facts, expected) => {
    expect(crossSiteRefusal({ ...own, ...facts })).toBe(expected);
  });
});
