import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../calls/call.js';
import { hangUp } from '../phones/hang-up.js';
import { eventStream } from '../control/event-stream.js';
import type { World } from '../world.js';
import { SOFTPHONE_ACTIONS } from './softphone-actions.js';
import { presentState, softphoneEvent } from './softphone-events.js';
import type { VoiceGrant } from './verify-access-token.js';

interface Route {
  readonly Params: { readonly identity: string };
  readonly Querystring: { readonly token?: string };
}

const addressOf = (identity: string): string => `client:${identity}`;

function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.status(status).send({ error });
}

function currentCall(world: World, identity: string): Call | undefined {
  return world.calls.find(world.phones.find(addressOf(identity))?.currentCallSid ?? '');
}

function grantOf(world: World, request: FastifyRequest<Route>): VoiceGrant | Error {
  const token = request.headers.authorization?.replace(/^Bearer /i, '') ?? request.query.token ?? '';
  try {
    return world.softphones.check(request.params.identity, token);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The page of the program under test has another origin; only these routes are meant for it. */
function allowOtherOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-allow-methods': 'GET, PUT, POST, DELETE',
    });
  });
  app.options('/softphones/*', (_request, reply) => reply.status(204).send());
}

function unregister(world: World, identity: string, reason: string): boolean {
  const was = world.softphones.unregister(identity);
  if (was) world.timeline.add('softphone-unregistered', { number: addressOf(identity) }, { reason });
  return was;
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function registration(app: FastifyInstance, world: World): void {
  app.put<Route>('/softphones/:identity', (request, reply) => {
    const { identity } = request.params;
    const { token } = fieldsOf(request.body);
    try {
      const { expiresAt } = world.softphones.register(identity, typeof token === 'string' ? token : '');
      world.phones.at(addressOf(identity));
      world.timeline.add('softphone-registered', { number: addressOf(identity) }, { expiresAt });
      return { identity, address: addressOf(identity), expiresAt };
    } catch (error) {
      return refuse(reply, 401, error instanceof Error ? error.message : String(error));
    }
  });
  app.delete<Route>('/softphones/:identity', (request, reply) => {
    const { identity } = request.params;
    if (!unregister(world, identity, 'unregistered')) return refuse(reply, 404, `${identity} is not registered`);
    return reply.status(204).send();
  });
  app.post<Route>('/softphones/:identity/drop', (request, reply) => {
    const { identity } = request.params;
    const call = currentCall(world, identity);
    if (!unregister(world, identity, 'dropped') && !call) return refuse(reply, 404, `${identity} is not registered`);
    // A ringing call is not declined by a browser that is gone: it rings on until its timeout.
    if (call?.status === 'in-progress') hangUp(world, call);
    return reply.status(204).send();
  });
}

function stream(app: FastifyInstance, world: World): void {
  app.get<Route>('/softphones/:identity/stream', (request, reply) => {
    const grant = grantOf(world, request);
    if (grant instanceof Error) return refuse(reply, 401, grant.message);
    const { identity } = request.params;
    const events = eventStream(reply);
    const send = ({ name, data }: { name: string; data: unknown }): void =>
      events.send({ event: name, data: JSON.stringify(data) });
    presentState(currentCall(world, identity)).forEach(send);
    const stop = world.timeline.subscribe((event) => {
      const told = event.number === addressOf(identity) ? softphoneEvent(world, event) : undefined;
      if (told) send(told);
    });
    events.onClose(stop);
    return reply;
  });
}

/**
 * The routes under `/softphones`, for a browser that plays Twilio's voice SDK: register with an access token, a stream of
 * `incoming`, `connected`, `disconnected`, `muted` and `heard`, and what the person does, authorised by the token as
 * `Authorization: Bearer`; the stream also takes it as `?token=`, because an EventSource sends no headers. `drop` is the
 * crash of the browser.
 */
export function softphoneRoutes(app: FastifyInstance, world: World): void {
  void app.register((scope, _options, done) => {
    allowOtherOrigins(scope);
    registration(scope, world);
    stream(scope, world);
    for (const [name, act] of Object.entries(SOFTPHONE_ACTIONS)) {
      scope.post<Route>(`/softphones/:identity/${name}`, (request, reply) => {
        const grant = grantOf(world, request);
        if (grant instanceof Error) return refuse(reply, 401, grant.message);
        const outcome = act({ world, grant, call: currentCall(world, grant.identity), body: fieldsOf(request.body) });
        return outcome.ok ? { callSid: outcome.callSid } : refuse(reply, outcome.status, outcome.error);
      });
    }
    done();
  });
}
