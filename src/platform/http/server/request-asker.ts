import type { FastifyInstance } from 'fastify';
import { askWith, nobody } from '../../database/asker.js';

/** Before anything else: whatever a request leads to is asked for nobody, until the access guard knows who it is. */
export function addRequestAsker(server: FastifyInstance): void {
  server.decorateRequest('asking', null);
  server.addHook('onRequest', (request, _reply, done) => {
    request.asking = { asker: nobody };
    askWith(request.asking, done);
  });
  // What follows a body is called by the socket, which is no request's.
  server.addHook('preValidation', (request, _reply, done) => askWith(request.asking!, done));
}
