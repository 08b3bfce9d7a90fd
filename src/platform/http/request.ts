import type { SourcePrincipal } from '../auth/principal.js';
import type { StaffSession } from '../auth/authenticator.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent (after inflation): kept for leads and for signatures of webhooks. */
    rawBody: string | null;
    /** Set by the access guard. */
    staffSession: StaffSession | null;
    source: SourcePrincipal | null;
  }
  interface FastifyContextConfig {
    /** Set by @RouteConfig: this handler takes a file as text/csv, of at most so many bytes. */
    csvLimit?: number;
  }
}
