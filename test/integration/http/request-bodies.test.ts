import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openTestApp } from './test-app.js';

let app: NestFastifyApplication;
const json = { 'content-type': 'application/json' };
const post = (payload: string | Buffer, headers: Record<string, string> = json) =>
  app.inject({ method: 'POST', url: '/v1/echo', headers, payload });

beforeAll(async () => {
  app = await openTestApp();
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

/** Posts `length` bytes over a real socket, with Content-Length or chunked, and resolves with the status. */
function postBytes(length: number, chunked: boolean): Promise<number> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = chunked ? json : { ...json, 'content-length': String(length) };
    const request = httpRequest({ port, method: 'POST', path: '/v1/echo', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode!));
    });
    request.on('error', reject);
    for (let sent = 0; sent < length; sent += 65_536) request.write(Buffer.alloc(Math.min(65_536, length - sent), '['));
    request.end();
  });
}

describe('a body that we understand', () => {
  it('is handed on, plain or compressed', async () => {
    const text = JSON.stringify({ name: 'Nguyễn Thị Ánh 😀' });
    for (const answer of [
      await post(text),
      await post(gzipSync(text), { ...json, 'content-encoding': 'gzip' }),
      await post(deflateSync(text), { ...json, 'content-encoding': 'deflate' }),
    ]) {
      expect(answer.statusCode).toBe(201);
      expect(answer.json()).toEqual({ name: 'Nguyễn Thị Ánh 😀' });
    }
  });

  it('may be a form', async () => {
    const answer = await post('name=Jos%C3%A9+O%27Brien', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer.json()).toEqual({ name: "José O'Brien" });
  });

  it('is not remembered by caches and carries the security headers', async () => {
    const { headers } = await post('{}');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('a body that we refuse', () => {
  const deep = `${'{"nested":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  it.each([
    ['B-008 NUL in a field', '{"name":"a\\u0000b"}', 422, 'text/nul'],
    ['B-008 raw NUL', '{"name":"a\0b"}', 422, 'text/nul'],
    ['half a character', '{"name":"\\ud83d"}', 422, 'text/not-unicode'],
    ['B-017 10,000 levels', deep, 400, 'body/too-deep'],
    ['B-017 1 MB of [', '['.repeat(1024 * 1024), 400, 'body/too-deep'],
    ['malformed', '{"name":', 400, 'body/malformed'],
    ['a list', '[]', 400, 'body/not-an-object'],
    ['a poisoned prototype', '{"__proto__":{"admin":true}}', 400, 'body/malformed'],
    ['a poisoned constructor', '{"constructor":{"prototype":{"admin":true}}}', 400, 'body/malformed'],
    ['an unknown field', '{"nmae":"Ana"}', 422, 'input/invalid'],
    ['a wrong type', '{"name":5}', 422, 'input/invalid'],
  ])('%s', async (_, payload, status, code) => {
    const answer = await post(payload);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
    expect((await post('{}')).statusCode).toBe(201);
  });

  it('names the field', async () => {
    const nul = await post('{"nested":{"page":"a\\u0000"}}');
    expect(nul.json().errors).toEqual([expect.objectContaining({ field: 'nested.page', code: 'text/nul' })]);
    const unknown = await post('{"nmae":"Ana"}');
    expect(unknown.json().errors).toEqual([expect.objectContaining({ field: 'nmae', code: 'unknown-field' })]);
    const wrong = await post('{"name":5}');
    expect(wrong.json().errors).toEqual([{ field: 'name', code: 'string', message: 'Enter a name.' }]);
  });

  it('B-019 of a type that we do not read', async () => {
    for (const type of ['text/xml', 'multipart/form-data; boundary=x', 'text/plain']) {
      const answer = await post('<a/>', { 'content-type': type });
      expect(answer.statusCode).toBe(415);
      expect(answer.json().code).toBe('body/unsupported-type');
    }
    expect((await post('x', { ...json, 'content-encoding': 'br' })).statusCode).toBe(415);
  });

  it('B-016 too large, with a length, chunked or as a gzip bomb', async () => {
    expect(await postBytes(10 * 1024 * 1024, false)).toBe(413);
    expect(await postBytes(10 * 1024 * 1024, true)).toBe(413);
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));
    const before = process.memoryUsage().rss;
    const answer = await post(bomb, { ...json, 'content-encoding': 'gzip' });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 413, code: 'body/too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
    expect((await post('{}')).statusCode).toBe(201);
  });

  it('that is not what Content-Encoding says', async () => {
    const answer = await post('{}', { ...json, 'content-encoding': 'gzip' });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 400, code: 'body/malformed' });
  });
});
