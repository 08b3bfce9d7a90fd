import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssuerFetch } from '../../../../src/platform/egress/issuer-fetch.js';

let server: Server;
let egress: IssuerFetch;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/moved') return void response.writeHead(302, { location: '/elsewhere' }).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(request.url === '/long' ? 'x'.repeat(300_000) : '{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const resolver = { resolve: async () => [{ address: '10.0.0.7', family: 4 as const }] };
  egress = new IssuerFetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/realm`, resolver);
});
afterAll(async () => {
  await egress.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const own = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const get = (url: string) => egress.fetch(url, { method: 'GET', headers: {} });

describe('the way to the OpenID provider (L-103, ASVS 13.2.4)', () => {
  it('leads to its own host, wherever that is, and follows nobody from there', async () => {
    expect(await (await get(own('/keys'))).json()).toEqual({});
    expect((await get(own('/moved'))).status).toBe(302);
    expect(asked).toEqual(['/keys', '/moved']);
  });

  it.each([
    ['http://127.0.0.1:9/keys', 'https://'],
    ['https://169.254.169.254/latest/meta-data', 'private network'],
    ['https://keys.internal/', 'private network'],
    ['https://keys.example/', 'private network'],
  ])('does not lead to %s', async (url, why) => {
    await expect(get(url)).rejects.toThrow(why);
  });

  it('reads no more than anybody has to say', async () => {
    await expect(get(own('/long'))).rejects.toThrow('more than anybody');
  });
});
