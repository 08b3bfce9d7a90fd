import type { FastifyInstance } from 'fastify';
import type { World } from '../world.js';
import { VERIFICATION_STATUSES } from './verification.js';

/** `PUT /toll-free/:number { status, rejectionReason? }`: the review decides. Texts from a number not approved fail with 30032. */
export function verificationRoutes(app: FastifyInstance, world: World): void {
  app.put<{ Params: { number: string } }>('/toll-free/:number', (request, reply) => {
    const { status, rejectionReason = null } = (request.body ?? {}) as Record<string, unknown>;
    const decided = VERIFICATION_STATUSES.find((known) => known === status);
    if (!decided || (rejectionReason !== null && typeof rejectionReason !== 'string')) {
      return reply.status(400).send({ error: `status must be one of ${VERIFICATION_STATUSES.join(', ')}` });
    }
    world.verifications.judge(request.params.number, decided, rejectionReason, world.clock.now());
    return { number: request.params.number, status: decided };
  });
}
