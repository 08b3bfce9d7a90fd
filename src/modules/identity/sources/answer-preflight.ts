import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowedOrigins } from './allowed-origins.js';

/** Answers a browser that asks whether a page may post. The key is not in this question: the post itself is judged by its source's own list. */
@Injectable()
export class AnswerPreflight {
  constructor(private readonly origins: AllowedOrigins) {}

  async run(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { origin } = request.headers;
    void reply.header('vary', 'Origin');
    if (origin !== undefined && (await this.origins.has(origin))) {
      void reply.headers({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type, idempotency-key',
        'access-control-max-age': '600',
      });
    }
    await reply.status(204).send();
  }
}
