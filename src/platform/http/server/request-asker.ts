import type { FastifyInstance } from 'fastify';
import { askAs, nobody } from '../../database/asker.js';

/** Before anything else: whatever a request leads to is asked for nobody, until the access guard knows who it is. */
export function addRequestAsker(server: FastifyInstance): void {
  server.addHook('onRequest', (_request, _reply, done) => askAs(nobody, done));
}
