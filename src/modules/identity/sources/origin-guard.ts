import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SourceRefusals } from './source-refusals.js';

/**
 * What a browser posts with a source's key must come from a page that the source names. A source without such pages posts from
 * servers: some hand on their visitor's Origin, and no lead is lost for that; a browser is not let read the answer.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly refusals: SourceRefusals) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { origin } = request.headers;
    const { sourceId, rules } = request.source!;
    if (origin === undefined || rules.allowedOrigins.length === 0) return true;
    if (!rules.allowedOrigins.includes(origin)) {
      this.refusals.add(sourceId, 'source/origin');
      throw new DomainError('forbidden', 'source/origin', 'This page may not send for this source: ask us to add its address.');
    }
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'retry-after, idempotency-replayed',
      vary: 'Origin',
    });
    return true;
  }
}
