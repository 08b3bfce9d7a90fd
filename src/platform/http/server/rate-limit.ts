import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { sessionTokenOf, sourceKeyOf } from '../../auth/credentials.js';
import type { ProvenCredentials } from '../../auth/proven-credentials.js';
import type { Settings } from '../../config/settings.js';
import { DomainError } from '../domain-error.js';

/** A page with its pictures is far below this; a flood is far above. */
const requestsPerMinute = 600;

/**
 * Limits what one address may ask for as a stranger. Whoever proved a session or a source key within the last minute is not
 * counted (a whole floor of counsellors shares an address, a website posts all its leads from one), nor is the carrier, whose
 * signature is checked. Behind a proxy, addresses are only told apart when TRUSTED_PROXIES names it.
 */
export async function addRateLimit(server: FastifyInstance, proven: ProvenCredentials, settings: Settings): Promise<void> {
  await server.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    cache: 20_000,
    allowList: (request) => {
      const url = request.raw.url ?? '';
      if (url.startsWith('/telephony/') || url.startsWith('/health/')) return true;
      return proven.has(sourceKeyOf(request) ?? sessionTokenOf(request, settings));
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new DomainError(
        'too-many',
        'http/too-many-requests',
        'Too many requests from your address: wait a little, then try again.',
        {
          retryAfterSeconds: ttl / 1000,
        },
      ),
  });
}
