import './request.js';
import cookie from '@fastify/cookie';
import type { Abstract, DynamicModule, Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import { AccessGuard } from '../auth/access-guard.js';
import { Authenticator } from '../auth/authenticator.js';
import { ProvenCredentials } from '../auth/proven-credentials.js';
import { RefusedAccess } from '../auth/refused-access.js';
import { undeclaredHandlers } from '../auth/undeclared-handlers.js';
import type { Settings } from '../config/settings.js';
import { addRequestObservation } from '../observe/request-observation.js';
import { Metrics } from '../observe/metrics.js';
import { addAnswerHeaders } from './server/answer-headers.js';
import { serveApiDocs } from './server/api-docs.js';
import { serveConsole } from './server/console-files.js';
import { addBodyParsers } from './body/body-parsers.js';
import { servePageStyle } from './pages/page-style.js';
import { ProblemPages } from './pages/problem-pages.js';
import { ProblemFilter } from './problem-filter.js';
import { addRateLimit } from './server/rate-limit.js';
import { addRequestAsker } from './server/request-asker.js';
import { addRoutingRefusals } from './server/routing-refusals.js';
import { serverOptions } from './server/server-options.js';
import { validationPipe } from './validation.js';

/**
 * The HTTP application around `module`, ready to listen. `module` must bring Settings, ObserveModule and an Authenticator.
 * Throws when a handler does not declare who may call it.
 */
export async function createHttpApp(module: Type | DynamicModule, settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(serverOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
    forceCloseConnections: false,
  });
  app.useLogger(app.get(Logger));
  refuseUndeclared(app);
  const proven = new ProvenCredentials();
  await prepareServer(app, settings, proven);
  const authenticator = app.get(Authenticator, { strict: false });
  app.useGlobalGuards(new AccessGuard(app.get(Reflector), authenticator, proven, settings, optional(app, RefusedAccess)));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(await app.resolve(PinoLogger), optional(app, ProblemPages)));
  serveApiDocs(app);
  return app;
}

async function prepareServer(app: NestFastifyApplication, settings: Settings, proven: ProvenCredentials): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  addRequestAsker(server);
  server.decorateRequest('rawBody', null);
  server.decorateRequest('staffSession', null);
  server.decorateRequest('source', null);
  addAnswerHeaders(app, settings);
  addRoutingRefusals(server);
  addBodyParsers(server);
  servePageStyle(server);
  serveConsole(server, settings.softphoneOrigins);
  addRequestObservation(server, app.get(Metrics), await app.resolve(PinoLogger));
  await server.register(cookie);
  await addRateLimit(server, proven, settings);
}

function refuseUndeclared(app: NestFastifyApplication): void {
  const names = undeclaredHandlers(app);
  if (names.length > 0) {
    throw new Error(`These handlers must say who may call them (@Public, @ForSources or @ForStaff): ${names.join(', ')}`);
  }
}

/** Null in an application without it: one without pages for people outside, or without an audit. */
function optional<T>(app: NestFastifyApplication, what: Abstract<T> | Type<T>): T | null {
  try {
    return app.get<T>(what, { strict: false });
  } catch {
    return null;
  }
}
