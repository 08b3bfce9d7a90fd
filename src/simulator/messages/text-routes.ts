import type { FastifyInstance } from 'fastify';
import type { World } from '../world.js';
import { messageResource } from './message-resource.js';
import { OPT_OUT_TYPES } from './opt-out-list.js';
import { receiveText, type IncomingText } from './receive-text.js';

function parseText(from: string, value: unknown): IncomingText {
  const { to, body = '', media = [], optOutType } = (value ?? {}) as Record<string, unknown>;
  if (typeof to !== 'string' || typeof body !== 'string') throw new Error('to and body must be text');
  if (!Array.isArray(media) || media.some((url) => typeof url !== 'string')) throw new Error('media must be a list of URLs');
  const type = OPT_OUT_TYPES.find((known) => known === optOutType);
  if (optOutType !== undefined && !type) throw new Error(`optOutType must be one of ${OPT_OUT_TYPES.join(', ')}`);
  return { from, to, body, mediaUrls: media as readonly string[], optOutType: type };
}

/** `POST /phones/:number/text { to, body, media?, optOutType? }`: a phone writes to us. `GET /messages`: all, newest first. */
export function textRoutes(app: FastifyInstance, world: World): void {
  app.get('/messages', () => world.messages.newestFirst().map((message) => messageResource(world, message)));
  app.post<{ Params: { number: string } }>('/phones/:number/text', (request, reply) => {
    try {
      const message = receiveText(world, parseText(request.params.number, request.body));
      return reply.status(201).send(messageResource(world, message));
    } catch (error) {
      return reply.status(400).send({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}
