import { type Readable, Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { FastifyRequest, preParsingHookHandler, RequestPayload } from 'fastify';
import { DomainError } from '../domain-error.js';

/** Bytes that one body may have, compressed or not. */
export const bodyLimit = 2 * 1024 * 1024;

/** Undoes Content-Encoding gzip or deflate as a stream that stops at the limit of its handler: a bomb never gets to explode. */
export const inflateBody: preParsingHookHandler = (request, _reply, payload, done) => {
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return done(null, payload);
  const limit = request.routeOptions.config.csvLimit ?? bodyLimit;
  if (encoding === 'gzip' || encoding === 'deflate') return done(null, inflate(request, payload, encoding, limit));
  done(new DomainError('unsupported', 'body/unknown-encoding', 'Send the body plain, or with Content-Encoding gzip or deflate.'));
};

function inflate(request: FastifyRequest, payload: RequestPayload, encoding: 'gzip' | 'deflate', limit: number): Readable {
  const inflator = encoding === 'gzip' ? createGunzip() : createInflate();
  const capped: Transform & { receivedEncodedLength: number } = Object.assign(capAt(limit), { receivedEncodedLength: 0 });
  const stop = (error: DomainError) => {
    payload.unpipe(inflator);
    inflator.destroy();
    capped.destroy(error);
    request.raw.resume(); // the answer can only be read by a client that may finish sending
  };
  capped.once('error', (error) => stop(error as DomainError));
  inflator.once('error', () =>
    stop(new DomainError('malformed', 'body/malformed', `The body is not what Content-Encoding says: it is not ${encoding}.`)),
  );
  payload.on('data', (chunk: Buffer) => {
    capped.receivedEncodedLength += chunk.length;
  });
  payload.pipe(inflator).pipe(capped);
  return capped;
}

function capAt(limit: number): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length > limit)
        done(new DomainError('too-large', 'body/too-large', `The body is too large: at most ${limit / 1024 / 1024} MiB.`));
      else done(null, chunk);
    },
  });
}
