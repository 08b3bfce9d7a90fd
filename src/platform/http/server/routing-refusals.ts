import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { unsafeTextError } from '../body/unsafe-text.js';

/**
 * Answers 405 with Allow for a known address under another method (the router itself says 404), and refuses NUL in an address.
 * Add it before any route.
 */
export function addRoutingRefusals(server: FastifyInstance): void {
  const methodsOfPath = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    const known = methodsOfPath.get(url) ?? { pattern: pathPattern(url), methods: new Set() };
    for (const name of [method].flat()) known.methods.add(name);
    methodsOfPath.set(url, known);
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (request.raw.url?.includes('%00')) return done(unsafeTextError('address', '\0'));
    if (!request.is404) return done();
    const path = request.raw.url?.split('?', 1)[0] ?? '';
    const methods = [...methodsOfPath.values()]
      .filter((known) => known.pattern.test(path))
      .flatMap((known) => [...known.methods]);
    if (methods.length === 0) return done();
    void reply.header('allow', [...new Set(methods)].sort().join(', '));
    done(new MethodNotAllowedException());
  });
}

/** `/v1/calls/:id` -> /^\/v1\/calls\/[^/]+\/?$/. Wildcard routes answer every method themselves. */
function pathPattern(url: string): RegExp {
  if (url.includes('*')) return /^(?!)/;
  const escaped = url.replace(/\/$/, '').replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/:[^/]+/g, '[^/]+')}/?$`);
}
