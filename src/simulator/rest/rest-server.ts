import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { TlsFiles } from '../simulator-options.js';
import { newSid } from '../record/sid.js';
import type { World } from '../world.js';
import { answerRequest, type RestAnswer } from './answer-request.js';
import { MediaFile } from './media-file.js';
import { productHost } from './product-host.js';
import { RestError } from './rest-error.js';
import { spoilResponse } from './spoil-response.js';

const SOUND = /\.(wav|mp3)(\?|$)/;

function formOf(request: FastifyRequest): string | undefined {
  return typeof request.body === 'string' ? request.body : undefined;
}

function record(world: World, request: FastifyRequest, answer: RestAnswer): void {
  const { method, url } = request;
  const form = formOf(request);
  const body = answer.body instanceof MediaFile ? answer.body.contentType : (answer.body ?? null);
  world.timeline.add('rest-response', {}, { method, path: url, status: answer.status, body });
  // Neither sound nor a gateway's page is in Twilio's description of its API: there is nothing to hold such an exchange against.
  if (SOUND.test(url) || typeof answer.body === 'string') return;
  world.traffic.write({
    kind: 'rest',
    method,
    host: productHost(request.headers),
    path: url,
    ...(form === undefined ? {} : { form }),
    status: answer.status,
    body,
  });
}

function answer(world: World, request: FastifyRequest, concurrent: number): RestAnswer {
  const { method, url, headers } = request;
  const form = formOf(request);
  world.timeline.add('rest-request', {}, { method, path: url, form });
  if (concurrent > (world.limits.concurrentRequests ?? Infinity)) {
    const { status, body } = new RestError(429, 20429, 'Too Many Requests');
    return { status, body, fault: undefined };
  }
  return answerRequest(world, { host: productHost(headers), method, target: url, authorization: headers.authorization, form });
}

/** The face that plays Twilio's API, at any host name; over TLS with a certificate, else over plain HTTP. */
export function restServer(world: World, tls?: TlsFiles): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, ...(tls ? { https: { cert: tls.cert, key: tls.key } } : {}) });
  let concurrent = 0;
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.all('/*', async (request, reply) => {
    concurrent += 1;
    const startedAt = performance.now();
    const given = answer(world, request, concurrent);
    if (given.status !== 0) record(world, request, given);
    void reply.headers({
      'Twilio-Request-Id': newSid('RQ'),
      'Twilio-Concurrent-Requests': String(concurrent),
      'Twilio-Request-Duration': ((performance.now() - startedAt) / 1000).toFixed(3),
      ...given.headers,
    });
    const nothingLeft = await spoilResponse(world, reply, given);
    concurrent -= 1;
    if (nothingLeft) return reply;
    if (given.status === 401) void reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
    if (given.body instanceof MediaFile) return reply.type(given.body.contentType).send(given.body.bytes);
    if (typeof given.body === 'string') void reply.type('text/html');
    return reply.status(given.status).send(given.body);
  });
  return app;
}
