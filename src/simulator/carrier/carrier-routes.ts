import type { FastifyInstance } from 'fastify';
import type { World } from '../world.js';
import { parseCarrierSettings, parseLine } from './parse-carrier.js';

/**
 * What networks know and do: `PUT /lines/:number` (facts of any number, ours included), `PUT /carrier` (how texts
 * travel), `PUT /messaging-services/:sid { from }`, `GET /opt-outs`.
 */
export function carrierRoutes(app: FastifyInstance, world: World): void {
  const { carrier } = world;
  void app.register(async (routes) => {
    routes.setErrorHandler((error: Error, _request, reply) => reply.status(400).send({ error: error.message }));
    routes.put<{ Params: { number: string } }>('/lines/:number', (request) =>
      carrier.lines.describe(request.params.number, parseLine(request.body)),
    );
    routes.put('/carrier', (request) => {
      carrier.settings = parseCarrierSettings(request.body, carrier.settings);
      return carrier.settings;
    });
    routes.get('/opt-outs', () => carrier.optOuts.list());
    routes.put<{ Params: { sid: string } }>('/messaging-services/:sid', (request) => {
      const { from } = (request.body ?? {}) as { from?: unknown };
      if (typeof from !== 'string') throw new Error('from must be text');
      carrier.services.set(request.params.sid, from);
      return { sid: request.params.sid, from };
    });
  });
}
