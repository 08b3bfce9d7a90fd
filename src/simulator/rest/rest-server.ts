import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { newSid } from '../record/sid.js';
import type { World } from '../world.js';
import { answerRequest, type RestAnswer } from './answer-request.js';

function record(world: World, request: FastifyRequest, answer: RestAnswer): void {
  const { method, url } = request;
  const host = request.headers['x-twilio-sim-host'];
  const form = typeof request.body === 'string' ? request.body : undefined;
  world.traffic.write({
    kind: 'rest',
    method,
    host: typeof host === 'string' ? host : 'api.twilio.com',
    path: url,
    ...(form === undefined ? {} : { form }),
    status: answer.status,
    body: answer.body ?? null,
  });
  world.timeline.add('rest-response', {}, { method, path: url, status: answer.status, body: answer.body ?? null });
}

async function spoil(world: World, request: FastifyRequest, reply: FastifyReply, answer: RestAnswer): Promise<boolean> {
  if (answer.fault?.effect === 'delay-response') {
    await world.clock.wait(answer.fault.seconds, new AbortController().signal);
  }
  if (answer.fault?.effect !== 'reset-after-processing') return false;
  reply.hijack();
  request.raw.socket.destroy();
  return true;
}

/** The face that plays api.twilio.com. Requests are answered over plain HTTP at any host name. */
export function restServer(world: World): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  let concurrent = 0;
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.all('/*', async (request, reply) => {
    concurrent += 1;
    const startedAt = performance.now();
    const form = typeof request.body === 'string' ? request.body : undefined;
    world.timeline.add('rest-request', {}, { method: request.method, path: request.url, form });
    const { authorization } = request.headers;
    const answer = answerRequest(world, { method: request.method, target: request.url, authorization, form });
    record(world, request, answer);
    void reply.headers({
      'Twilio-Request-Id': newSid('RQ'),
      'Twilio-Concurrent-Requests': String(concurrent),
      'Twilio-Request-Duration': ((performance.now() - startedAt) / 1000).toFixed(3),
    });
    concurrent -= 1;
    if (await spoil(world, request, reply, answer)) return reply;
    if (answer.status === 401) void reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
    return reply.status(answer.status).send(answer.body);
  });
  return app;
}
