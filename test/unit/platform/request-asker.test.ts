import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { becomeAsker, currentAsker, nobody } from '../../../src/platform/database/asker.js';
import { addBodyParsers } from '../../../src/platform/http/body/body-parsers.js';
import { addRequestAsker } from '../../../src/platform/http/server/request-asker.js';

let server: FastifyInstance;
let url: string;

beforeAll(async () => {
  server = fastify();
  server.decorateRequest('rawBody', null);
  addRequestAsker(server);
  addBodyParsers(server);
  // As the access guard does it, and the use case after it.
  server.post<{ Body: { become?: string } }>('/', async ({ body }) => {
    const before = currentAsker();
    await Promise.resolve().then(() => body.become && becomeAsker(body.become));
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { before, after: currentAsker() };
  });
  server.get('/', async () => ({ before: currentAsker() }));
  await server.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

const post = async (body: object) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, filling: 'x'.repeat(200_000) }),
  });
  return answer.json();
};

it('a request asks for nobody until it is known who sends it, with a body and without', async () => {
  expect(await (await fetch(url)).json()).toEqual({ before: nobody });
  expect(await post({})).toEqual({ before: nobody, after: nobody });
});

it('requests at the same time, on the same connections, never ask for each other', async () => {
  const askers = Array.from({ length: 40 }, (_, n) => `staff${n}`);
  const answers = await Promise.all(askers.map((become) => post({ become })));
  expect(answers).toEqual(askers.map((after) => ({ before: nobody, after })));
});
