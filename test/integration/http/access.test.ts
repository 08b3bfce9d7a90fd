// F102: a flood of forms.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { csrfToken, openTestApp, sourceKey } from './test-app.js';

const thing = '/v1/echo/things/0190a0b0-0000-7000-8000-000000000000';
const cookie = (token: string) => ({ cookie: `ringback_session=${token}` });

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, headers: Record<string, string> = {}) {
  const answer = await app.inject({ method, url, headers });
  return { status: answer.statusCode, code: answer.json().code as string | undefined };
}

describe('who may call', () => {
  it('sources by their key alone', async () => {
    const url = '/v1/echo/leads';
    const unknown = { status: 401, code: 'source/unknown-key' };
    expect(await ask('POST', url, { authorization: `Bearer ${sourceKey}` })).toEqual({ status: 201 });
    expect(await ask('POST', url)).toEqual(unknown);
    expect(await ask('POST', url, { authorization: 'Bearer rb_other' })).toEqual(unknown);
    expect(await ask('POST', url, { ...cookie('admin'), 'x-csrf-token': csrfToken })).toEqual(unknown);
  });

  it('staff by a session with one of the roles', async () => {
    expect(await ask('GET', thing, cookie('counsellor'))).toEqual({ status: 200 });
    expect(await ask('GET', thing, cookie('admin'))).toEqual({ status: 403, code: 'access/role' });
    expect(await ask('GET', thing, cookie('ended'))).toEqual({ status: 401, code: 'session/none' });
    expect(await ask('GET', thing, { authorization: `Bearer ${sourceKey}` })).toEqual({ status: 401, code: 'session/none' });
  });

  it('nobody by something that is no id', async () => {
    expect(await ask('GET', '/v1/echo/things/1', cookie('counsellor'))).toEqual({ status: 404, code: 'http/not-found' });
  });

  it('an application with an undeclared handler does not start', async () => {
    await expect(openTestApp({ forgetful: true })).rejects.toThrow('ForgetfulController.read');
  });
});

describe('changes from another site (B-053)', () => {
  const signedIn = { ...cookie('counsellor'), 'x-csrf-token': csrfToken };

  it.each<[string, Record<string, string>, number, string | undefined]>([
    ['with the token', signedIn, 200, undefined],
    ['with the token from our own page', { ...signedIn, origin: 'http://127.0.0.1:3000' }, 200, undefined],
    [
      'with the token from the host that was asked',
      { ...signedIn, host: 'desk:8080', origin: 'http://desk:8080' },
      200,
      undefined,
    ],
    ['without a token', cookie('counsellor'), 403, 'csrf/token'],
    ['with another token', { ...signedIn, 'x-csrf-token': 'guess' }, 403, 'csrf/token'],
    ['from another site', { ...signedIn, origin: 'https://evil.example' }, 403, 'csrf/origin'],
    ['from a page without an origin', { ...signedIn, origin: 'null' }, 403, 'csrf/origin'],
  ])('%s', async (_, headers, status, code) => {
    expect(await ask('DELETE', thing, headers)).toEqual(code ? { status, code } : { status });
  });
});

describe('behind https', () => {
  it('only the __Host- cookie counts, and browsers are told to stay with https', async () => {
    const secure = await openTestApp({ env: { PUBLIC_URL: 'https://ringback.example' } });
    const plain = await secure.inject({ url: thing, headers: cookie('counsellor') });
    const prefixed = await secure.inject({ url: thing, headers: { cookie: '__Host-ringback_session=counsellor' } });
    expect([plain.statusCode, prefixed.statusCode]).toEqual([401, 200]);
    expect(prefixed.headers['strict-transport-security']).toContain('max-age=31536000');
    await secure.close();
  });
});

describe('a flood from one address (B-047, B-055)', () => {
  it('is refused with Retry-After whatever X-Forwarded-For says; proven callers go on', async () => {
    const key = { authorization: `Bearer ${sourceKey}` };
    expect(await ask('POST', '/v1/echo/leads', key)).toEqual({ status: 201 });
    const codes = new Set<number>();
    for (let i = 0; i < 700; i++) {
      codes.add((await ask('GET', '/v1/echo/refused', { 'x-forwarded-for': `198.51.100.${i % 250}` })).status);
    }
    expect([...codes]).toEqual([409, 429]);
    const refused = await app.inject({ url: '/v1/echo/refused' });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json().code).toBe('http/too-many-requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await ask('POST', '/v1/echo/leads', key)).toEqual({ status: 201 });
    expect((await app.inject({ url: '/v1/echo/refused', remoteAddress: '198.51.100.7' })).statusCode).toBe(409);
  });
});
