import type { FastifyInstance, FastifyRequest, RequestPayload, onSendHookHandler } from 'fastify';
import { DomainError } from '../domain-error.js';
import { parseFormBody } from './form-body.js';
import { bodyLimit, inflateBody } from './inflate-body.js';
import { parseJsonBody } from './json-body.js';

/** JSON objects and forms, and CSV where a handler says so, nothing else: every other type is answered 415. */
export function addBodyParsers(server: FastifyInstance): void {
  const parseWith = (parse: (text: string) => unknown) => (request: FastifyRequest, text: string, done: Done) => {
    request.rawBody = text;
    try {
      done(null, parse(text));
    } catch (error) {
      done(error as Error);
    }
  };
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit }, parseWith(parseJsonBody));
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit }, parseWith(parseFormBody));
  server.addContentTypeParser('text/csv', passCsvOn);
  server.addHook('preParsing', inflateBody);
  server.addHook('onSend', keepOpenWhileTheySend);
}

/**
 * Closed while a client is still sending, a connection loses the 413 that says why. What comes after it is read away, for as long as a
 * request may take.
 */
const keepOpenWhileTheySend: onSendHookHandler = (_request, reply, payload, done) => {
  if (reply.statusCode === 413) reply.removeHeader('connection');
  done(null, payload);
};

type Done = (error: Error | null, body?: unknown) => void;

/** The handler reads it as it arrives, once it is known who sends it, and stops at its own limit. */
function passCsvOn(request: FastifyRequest, payload: RequestPayload, done: Done): void {
  if (request.routeOptions.config.csvLimit !== undefined) return done(null, payload);
  const unsupported = new DomainError('unsupported', 'body/unsupported-type', 'Send the body as application/json.');
  done(unsupported);
}
