import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseFormBody } from './form-body.js';
import { bodyLimit, inflateBody } from './inflate-body.js';
import { parseJsonBody } from './json-body.js';

/** JSON objects and forms, nothing else: every other type is answered 415. */
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
  server.addHook('preParsing', inflateBody);
}

type Done = (error: Error | null, body?: unknown) => void;
