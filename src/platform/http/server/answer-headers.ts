import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../../config/settings.js';

/** Headers of every answer, prepared once. HSTS and upgraded requests only make sense when browsers reach us by https. */
export function addAnswerHeaders(app: NestFastifyApplication, settings: Settings): void {
  const https = settings.publicUrl.startsWith('https:');
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: "'self'",
        baseUri: "'self'",
        formAction: "'self'",
        frameAncestors: "'none'",
        objectSrc: "'none'",
        // Swagger UI styles its page inline; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: https,
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: https,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      // Answers of the API are about people: no browser or proxy may keep them.
      if (request.raw.url?.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
      done();
    });
}
