import { createServer as createTlsServer } from 'node:https';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { answerBytesRead, type GuardedFetch } from '../../../src/platform/egress/guarded-fetch.js';
import { makeOwnCertificate } from '../../support/own-ca.js';
import { guardedBy, NamedAddresses } from './named-addresses.js';
import { ReceivingServer } from './receiving-server.js';

const withinMilliseconds = 400;
const names = new NamedAddresses();
const strict = guardedBy(names, { allowLoopback: false, withinMilliseconds });
const local = guardedBy(names, { allowLoopback: true, withinMilliseconds });
let receiver: ReceivingServer;

beforeAll(async () => {
  receiver = await ReceivingServer.start();
});
afterEach(() => {
  receiver.forget();
  names.leadTo(['127.0.0.1']);
});
afterAll(async () => {
  await Promise.all([strict.close(), local.close()]);
  await receiver.stop();
});

const post = (by: GuardedFetch, url: string) =>
  by.post({ url, headers: { 'content-type': 'application/json' }, body: '{}' }, 'ids-only');
const refused = { kind: 'refused', sentence: 'This address leads into a private network. Use one on the public internet.' };

/** A server that takes connections on this machine and counts them. */
async function withServer(server: Server, run: (port: number) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

describe('B-089 where a name leads', () => {
  it('a name that leads to this machine, or to one public and one private address, is not connected to', async () => {
    for (const answer of [['127.0.0.1'], ['10.0.0.8'], ['93.184.216.34', '169.254.169.254'], ['::ffff:127.0.0.1'], ['::1']]) {
      names.leadTo(answer);
      expect(await post(strict, 'https://receiver.example/')).toEqual(refused);
    }
  });

  it('a name that changes between check and use leads nowhere: what is connected to is what was checked', async () => {
    names.leadTo(['93.184.216.34'], ['127.0.0.1']);
    expect(await strict.problemWith('https://receiver.example/')).toBeNull();
    expect(await post(strict, 'https://receiver.example/')).toEqual(refused);
  });

  it('the name is asked for once for a connection, and the socket goes to that answer', async () => {
    names.leadTo(['127.0.0.1'], ['10.0.0.8']);
    expect(await post(local, receiver.url)).toMatchObject({ kind: 'answered', status: 204 });
    expect([names.asked, receiver.taken.length]).toEqual([1, 1]);
  });

  it('numbers in the address are refused without a connection, also at this machine over http', async () => {
    for (const url of ['https://2130706433/', 'https://[::ffff:7f00:1]/', receiver.url, 'https://user:pw@receiver.example/'])
      expect(await post(strict, url)).toMatchObject({ kind: 'refused' });
    expect([names.asked, receiver.taken.length]).toEqual([0, 0]);
  });

  it('a name that nobody has is told when it is entered', async () => {
    names.leadTo([]);
    expect(await strict.problemWith('https://nobody.example/')).toBe('There is no host with this name. Check the address.');
    expect(await post(strict, 'https://nobody.example/')).toEqual({ kind: 'failed', code: 'ENOTFOUND' });
  });
});

describe('B-089 what comes back', () => {
  it('a redirect inside is an answer and not followed', async () => {
    receiver.answer = (response) => response.writeHead(302, { location: 'http://127.0.0.1/admin' }).end();
    expect(await post(local, receiver.url)).toMatchObject({ kind: 'answered', status: 302 });
    expect(receiver.taken).toHaveLength(1);
  });

  it('an answer of 10 GB is cut after 64 kB', async () => {
    let written = 0;
    const chunk = Buffer.alloc(64 * 1024);
    receiver.answer = (response) => {
      response.writeHead(200, { 'content-length': String(10 * 1024 ** 3) });
      const more = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
      };
      response.on('drain', more);
      more();
    };
    expect(await post(local, receiver.url)).toMatchObject({ kind: 'answered', status: 200 });
    expect(written).toBeLessThan(100 * answerBytesRead); // what fits into the buffers of two sockets, and not 10 GB
  });

  it('an answer that never begins is none when the time for everything is over', async () => {
    receiver.answer = () => {};
    expect(await timed(() => post(local, receiver.url))).toEqual({ kind: 'failed', code: 'timeout' });
  });

  it.each<[string, ReceivingServer['answer']]>([
    ['never ends', (response) => response.writeHead(200).write('.')],
    [
      'drips',
      (response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('an answer that %s is its status, and is cut when the time for everything is over', async (_, answer) => {
    receiver.answer = answer;
    expect(await timed(() => post(local, receiver.url))).toMatchObject({ kind: 'answered', status: 200 });
  });

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    expect(performance.now() - startedAt).toBeLessThan(withinMilliseconds * 5);
    return result;
  }

  it('headers without end and what is no HTTP at all are failures, not errors', async () => {
    const replies = [`HTTP/1.1 200 OK\r\n${'x-more: of it\r\n'.repeat(5000)}`, 'SSH-2.0-OpenSSH_9.9\r\n'];
    for (const reply of replies) {
      const server = createServer((socket) => void socket.on('error', () => {}).end(reply));
      await withServer(server, async (port) => {
        expect(await post(local, `http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'failed' });
      });
    }
  });

  it('nobody there is a failure with its code', async () => {
    let closed = 0;
    await withServer(createServer(), async (port) => void (closed = port));
    expect(await post(local, `http://127.0.0.1:${closed}/`)).toEqual({ kind: 'failed', code: 'ECONNREFUSED' });
  });

  it('a certificate that nobody vouches for gets nothing', async () => {
    let requests = 0;
    const { cert, key } = makeOwnCertificate(['localhost']);
    const server = createTlsServer({ cert, key }, () => void requests++);
    await withServer(server, async (port) => {
      expect(await post(local, `https://localhost:${port}/`)).toMatchObject({ kind: 'failed' });
    });
    expect(requests).toBe(0);
  });
});
