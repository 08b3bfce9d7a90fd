import type { FastifyInstance } from 'fastify';
import { attested } from '../carrier/attestation.js';
import { placeInboundCall } from '../calls/place-inbound-call.js';
import { NUMBER_FIELDS, settingsFromJson } from '../numbers/read-number-settings.js';
import { checkDialable } from '../phones/check-dialable.js';
import { parsePersona } from '../phones/parse-persona.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';

const KNOWN = ['to', 'callerId', 'forwardedFrom', 'callToken', 'stirVerstat', 'persona', 'config'] as const;
type Body = Readonly<Partial<Record<(typeof KNOWN)[number], unknown>>>;

function read(value: unknown): Body {
  const body = (value ?? {}) as Body;
  const unknown = Object.keys(body).filter((field) => !KNOWN.some((known) => known === field));
  if (unknown.length > 0) throw new Error(`unknown field ${unknown.join(', ')}; known are ${KNOWN.join(', ')}`);
  return body;
}

function text(body: Body, field: keyof Body): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value.length > 4000) throw new Error(`${field} must be text`);
  return value;
}

/** What the carriers on the way add: who forwarded the call, and the caller's name where the number looks it up. */
function carried(world: World, to: string, forwardedFrom: string | undefined, name: string | undefined): WebhookParameters {
  const looksUp = world.numbers.find(to)?.settings.voiceCallerIdLookup;
  return {
    ...(forwardedFrom ? { ForwardedFrom: forwardedFrom, CalledVia: forwardedFrom } : {}),
    ...(looksUp ? { CallerName: name ?? '' } : {}),
  };
}

function dial(world: World, phone: string, given: unknown): string {
  const body = read(given);
  const refusal = checkDialable(world, phone);
  if (refusal) throw new Error(refusal);
  const persona = body.persona === undefined ? undefined : parsePersona(body.persona);
  const to = text(body, 'to') ?? '';
  const voice = world.numbers.voiceOf(to);
  if (!voice) throw new Error(`${to || 'to'} is not one of our numbers with a voiceUrl`);
  const name = (persona ?? world.phones.at(phone).persona).name;
  const parameters = carried(world, to, text(body, 'forwardedFrom'), name);
  const callerId = text(body, 'callerId') ?? phone;
  const first = attested(to, text(body, 'stirVerstat'));
  const callToken = text(body, 'callToken');
  return placeInboundCall(world, { phone, to, callerId, voice, parameters, first, persona, callToken }).sid;
}

/**
 * `POST /phones/:number/dial { to, callerId?, forwardedFrom?, callToken?, stirVerstat?, persona?, config? }`: the phone dials one of our
 * numbers. `callerId` is what we are shown, also a word or nothing; `stirVerstat` what its carrier attested;
 * `persona` is who holds the phone in this call, else who answers it; `config` are settings of the number made before. Answers `{ callSid }`; 409 while the phone is in a call.
 */
export function dialRoute(app: FastifyInstance, world: World): void {
  app.post<{ Params: { number: string } }>('/phones/:number/dial', (request, reply) => {
    const { number } = request.params;
    if (world.phones.find(number)?.currentCallSid) return reply.status(409).send({ error: `${number} is in a call` });
    try {
      const { config, to } = read(request.body);
      if (config !== undefined && typeof to === 'string' && world.numbers.mayBeOurs(to)) {
        world.numbers.put(to, settingsFromJson(config, NUMBER_FIELDS));
      }
      return { callSid: dial(world, number, request.body) };
    } catch (error) {
      return reply.status(400).send({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}
