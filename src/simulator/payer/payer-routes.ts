import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { InsuredPerson } from './insured-people.js';
import { parseFault } from './payer-fault.js';
import type { Payer } from './payer.js';

const PATH = '/clearing-house';

/** Where questions are sent: the envelope of CAQH CORE (HTTP MIME multipart) with a 270 in it. */
export function payerRoutes(app: FastifyInstance, payer: Payer): void {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post(PATH, async (request, reply) => {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(request.body as Buffer), { headers }).formData();
    const fields = Object.fromEntries([...form.entries()].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    const { status, type, body, afterMilliseconds } = payer.answer(fields);
    if (afterMilliseconds > 0) await sleep(afterMilliseconds);
    return reply.status(status).header('content-type', type).send(body);
  });
}

/** For tests and curious people: what was asked, who is insured, and what goes wrong. */
export function payerControlRoutes(app: FastifyInstance, payer: Payer): void {
  app.get(`${PATH}/questions`, () => [...payer.taken.values()]);
  app.get(`${PATH}/people`, () => [...payer.people.values()]);
  app.put<{ Params: { memberId: string }; Body: Omit<InsuredPerson, 'memberId'> }>(
    `${PATH}/people/:memberId`,
    (request, reply) => {
      const { memberId } = request.params;
      payer.people.set(memberId, { ...request.body, memberId });
      return reply.status(204).send();
    },
  );
  app.put<{ Body: { fault?: unknown } }>(`${PATH}/fault`, (request, reply) => {
    try {
      payer.fault = parseFault(request.body?.fault);
      return reply.status(204).send();
    } catch (error) {
      return reply.status(400).send({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}
