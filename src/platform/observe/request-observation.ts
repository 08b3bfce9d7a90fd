import type { FastifyInstance } from 'fastify';
import type { PinoLogger } from 'nestjs-pino';
import type { Metrics } from './metrics.js';

/**
 * Measures and logs each answer by its route, never by its address, which may carry ids or a search. What went well is logged
 * at debug only: thousands of lines a second help nobody.
 */
export function addRequestObservation(server: FastifyInstance, metrics: Metrics, logger: PinoLogger): void {
  logger.setContext('http');
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    const milliseconds = reply.elapsedTime;
    metrics.httpDuration.observe({ method, route, status }, milliseconds / 1000);
    const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug';
    if (logger.logger.isLevelEnabled(level)) {
      logger[level]({ requestId: request.id, method, route, status, milliseconds: Math.round(milliseconds) }, 'answered');
    }
    done();
  });
}
