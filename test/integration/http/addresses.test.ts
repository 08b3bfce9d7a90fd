import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openTestApp } from './test-app.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await openTestApp();
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

/** Sends `request` as it is: clients tidy addresses up before they send them. */
function sendRaw(request: string): Promise<string> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const fetchRaw = (path: string) => sendRaw(`GET ${path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`);

describe('addresses and methods (B-054)', () => {
  it.each(['PUT', 'TRACE', 'PATCH', 'DELETE', 'OPTIONS', 'GET'] as const)('%s on an address for POST is 405', async (method) => {
    const answer = await app.inject({ method: method as 'PUT', url: '/v1/echo' });
    expect({ status: answer.statusCode, allow: answer.headers['allow'], code: answer.json().code }).toEqual({
      status: 405,
      allow: 'POST',
      code: 'http/method-not-allowed',
    });
  });

  it('knows addresses with an id', async () => {
    const answer = await app.inject({ method: 'POST', url: '/v1/echo/things/0190a0b0-0000-7000-8000-000000000000?x=1' });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers['allow']).toContain('DELETE');
  });

  it.each(['//v1/echo', '/v1/%2e%2e/metrics', '/v1//echo', '/admin', '/v1/echo/../../metrics/x', '/V1/ECHO'])(
    '%s is 404',
    async (path) => {
      const answer = await fetchRaw(path);
      expect(answer).toMatch(/^HTTP\/1.1 404 /);
      expect(answer).not.toContain('echo');
    },
  );

  it('a method named in a header changes nothing', async () => {
    const headers = { 'x-http-method-override': 'DELETE', 'x-original-url': '/metrics', 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/v1/echo', headers, payload: '{"name":"a"}' });
    expect(answer.json()).toEqual({ name: 'a' });
  });

  it('takes a slash at the end, refuses NUL and broken escapes', async () => {
    const slash = await app.inject({
      method: 'POST',
      url: '/v1/echo/',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(slash.statusCode).toBe(201);
    expect((await app.inject({ url: '/v1/echo/refused?q=a%00b' })).json().code).toBe('text/nul');
    const broken = await app.inject({ url: '/v1/%zz' });
    expect(broken.statusCode).toBe(400);
    expect(broken.json().code).toBe('http/bad-request');
  });

  it('B-056 a request that is not HTTP is told so and the connection closed', async () => {
    const smuggled = 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    const answer = await sendRaw(`POST /v1/echo HTTP/1.1\r\nHost: a\r\n${smuggled}`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('application/problem+json');
  });
});

describe('answers when something fails', () => {
  it('never show internals, and say what to do', async () => {
    const answer = await app.inject({ url: '/v1/echo/broken' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/select|phone|stack| at /);
    expect(answer.json()).toMatchObject({ code: 'server/unexpected', status: 500, title: 'Internal Server Error', errors: [] });
    expect(answer.json().requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.json().detail).toContain('Try again');
  });

  it('are 503 with Retry-After while the database is away', async () => {
    const answer = await app.inject({ url: '/v1/echo/database-away' });
    expect({ status: answer.statusCode, retry: answer.headers['retry-after'] }).toEqual({ status: 503, retry: '5' });
  });

  it('carry what a refusal adds', async () => {
    const answer = await app.inject({ url: '/v1/echo/refused' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'echo/gate', detail: 'Two facts are missing.', missing: ['bed'] });
  });
});

describe('what operators read', () => {
  it('health, metrics, API document and its page, without third parties', async () => {
    expect((await app.inject({ url: '/health/live' })).json()).toEqual({ status: 'ok' });
    expect((await app.inject({ url: '/health/ready' })).json()).toEqual({ ready: true, checks: {} });
    await app.inject({ url: '/v1/echo/refused?phone=2025550147' });
    const metrics = await app.inject({ url: '/metrics' });
    expect(metrics.body).toContain(
      'http_request_duration_seconds_bucket{le="0.005",method="GET",route="/v1/echo/refused",status="409"}',
    );
    expect(metrics.body).not.toContain('2025550147');
    expect(Object.keys((await app.inject({ url: '/openapi.json' })).json().paths)).toContain('/v1/echo/things/{id}');
    const page = await app.inject({ url: '/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect((await app.inject({ url: '/docs/swagger-ui-bundle.js' })).statusCode).toBe(200);
  });
});
