import type { FastifyInstance } from 'fastify';
import { parseFault } from '../faults/parse-fault.js';
import { OPERATIONS } from '../rest/operations.js';
import type { World } from '../world.js';

/** The routes under `/faults`: make a mishap happen, see which are in force, stop them all. */
export function faultRoutes(app: FastifyInstance, world: World): void {
  const operations = OPERATIONS.map((operation) => operation.name);
  app.get('/faults', () => world.faults.list());
  app.post('/faults', (request, reply) => {
    try {
      return reply.status(201).send(world.faults.add(parseFault(request.body, operations)));
    } catch (error) {
      return reply.status(400).send({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  app.delete('/faults', (_request, reply) => {
    world.faults.clear();
    return reply.status(204).send();
  });
}
