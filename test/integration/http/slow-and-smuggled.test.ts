import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openTestApp } from './test-app.js';

const slowClients = 500;

let app: NestFastifyApplication;
let server: Server;
let port: number;

beforeAll(async () => {
  app = await openTestApp();
  await app.listen(0, '127.0.0.1');
  server = app.getHttpServer();
  port = (server.address() as AddressInfo).port;
});
afterAll(() => app.close());

const head = 'POST /v1/echo HTTP/1.1\r\nHost: ringback\r\nContent-Type: application/json\r\n';

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
  });
}

/** A normal request, within so many milliseconds. */
async function answeredIn(milliseconds: number): Promise<boolean> {
  const started = performance.now();
  const { status } = await fetch(`http://127.0.0.1:${port}/v1/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Jamie"}',
  });
  return status === 201 && performance.now() - started < milliseconds;
}

/** What comes back until the connection is closed. */
function untilClosed(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', () => {}).on('close', () => resolve(text));
  });
}

it(`B-018, B-020: ${slowClients} clients that send a byte now and then are cut off, and a normal request is answered meanwhile`, async () => {
  expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 10_000]);
  Object.assign(server, { headersTimeout: 1_000, requestTimeout: 1_000 }); // the same, in a tenth of the time
  await answeredIn(Number.POSITIVE_INFINITY); // what is loaded once
  const sockets = await Promise.all(Array.from({ length: slowClients }, open));
  const ends = sockets.map(untilClosed);
  sockets.forEach((socket, n) => socket.write(n % 2 === 0 ? head : `${head}Content-Length: 100\r\n\r\n{`));
  const drip = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write('x')), 300);
  try {
    expect(await answeredIn(2_000)).toBe(true);
    const texts = await Promise.all(ends);
    expect(texts.filter((text) => text !== '' && !text.startsWith('HTTP/1.1 408'))).toEqual([]);
  } finally {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 10_000 });
}, 30_000);

describe('B-056: a request that two readers would cut at different places', () => {
  it.each([
    ['CL.TE', 'Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG'],
    ['TE.CL', 'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\nGPOST / HTTP/1.1\r\n\r\n0\r\n\r\n'],
    ['TE.TE', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n'],
    ['TE hidden by a space', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['TE of an unknown kind', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
  ])('%s is a 400, and the connection is closed', async (_kind, rest) => {
    const socket = await open();
    const closed = untilClosed(socket);
    socket.write(head + rest);
    expect(await closed).toMatch(/^HTTP\/1\.1 400 /);
  });
});
