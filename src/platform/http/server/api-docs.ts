import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '../../../contracts/problem.dto.js';

/** The OpenAPI document of every controller. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = 'From a call for help to admission. Errors are RFC 9457 problem bodies; programs may rely on `code`.';
  const config = new DocumentBuilder()
    .setTitle('Ringback')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'key of a source' }, 'source')
    .addCookieAuth('ringback_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-csrf-token', description: 'csrfToken of the session' }, 'csrf')
    .addGlobalResponse({ status: 'default', description: 'a problem', type: ProblemDto })
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Serves `/openapi.json` and `/docs`; the page loads nothing from third parties. */
export function serveApiDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app), { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Ringback API' });
}
