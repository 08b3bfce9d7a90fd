import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Call } from '../calls/call.js';
import { hangUp } from '../phones/hang-up.js';
import { parsePhone } from '../phones/parse-persona.js';
import { pressKeys } from '../phones/press-keys.js';
import type { World } from '../world.js';
import { phoneView } from './call-view.js';

interface NumberRoute {
  readonly Params: { readonly number: string };
}

function currentCall(world: World, number: string): Call | undefined {
  return world.calls.find(world.phones.find(number)?.currentCallSid ?? '');
}

function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.status(status).send({ error });
}

function declarations(app: FastifyInstance, world: World): void {
  app.get('/phones', () => world.phones.list().map((phone) => phoneView(world, phone)));
  app.put<NumberRoute>('/phones/:number', (request, reply) => {
    const { number } = request.params;
    try {
      const phone = world.phones.declare(parsePhone({ ...(request.body as object), number }));
      world.timeline.add('phone-declared', { number }, { persona: phone.persona });
      return phoneView(world, phone);
    } catch (error) {
      return refuse(reply, 400, error instanceof Error ? error.message : String(error));
    }
  });
  app.delete<NumberRoute>('/phones/:number', (request, reply) => {
    const { number } = request.params;
    if (currentCall(world, number)) return refuse(reply, 409, `${number} is in a call`);
    if (!world.phones.remove(number)) return refuse(reply, 404, `no phone ${number}`);
    world.timeline.add('phone-removed', { number });
    return reply.status(204).send();
  });
}

/** The routes under `/phones`: declare and list phones, and act for the person who holds one. */
export function phoneRoutes(app: FastifyInstance, world: World): void {
  declarations(app, world);
  app.post<NumberRoute>('/phones/:number/hang-up', (request, reply) => {
    const call = currentCall(world, request.params.number);
    if (!call) return refuse(reply, 409, `${request.params.number} is not in a call`);
    hangUp(world, call);
    return { callSid: call.sid };
  });
  app.post<NumberRoute>('/phones/:number/answer', (request, reply) => {
    const call = currentCall(world, request.params.number);
    // The phone counts as ringing a moment before the carrier says so; whoever is that quick is not turned away.
    const rings = call?.status === 'queued' || call?.status === 'ringing';
    if (!call || !rings || call.request.arrival) return refuse(reply, 409, `${request.params.number} is not ringing`);
    call.accepted.resolve();
    return { callSid: call.sid };
  });
  app.post<NumberRoute>('/phones/:number/press', (request, reply) => {
    const call = currentCall(world, request.params.number);
    const { digits } = (request.body ?? {}) as { digits?: unknown };
    if (typeof digits !== 'string' || !/^[0-9*#]+$/.test(digits)) return refuse(reply, 400, 'digits must be keys 0-9, * or #');
    if (call?.status !== 'in-progress') return refuse(reply, 409, `${request.params.number} is not in an answered call`);
    pressKeys(world, call, digits);
    return { callSid: call.sid };
  });
}
