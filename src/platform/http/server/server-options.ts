import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Socket } from 'node:net';
import type { Settings } from '../../config/settings.js';
import { bodyLimit } from '../body/inflate-body.js';
import { problemType, toProblem } from '../to-problem.js';
import { newId } from '../../new-id.js';

// A client that sends a byte per second holds a socket for at most this long.
const requestMilliseconds = 10_000;

/** How Fastify listens. Headers of a request decide neither its id nor (except from TRUSTED_PROXIES) its address. */
export function serverOptions(settings: Settings): FastifyServerOptions {
  return {
    logger: false,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    bodyLimit,
    genReqId: () => newId(),
    requestIdHeader: false,
    requestTimeout: requestMilliseconds,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
    http: { headersTimeout: requestMilliseconds, requestTimeout: requestMilliseconds, connectionsCheckingInterval: 1000 },
  } as FastifyServerOptions;
}

/** For addresses that the router cannot read: no filter of ours runs for them. */
function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { status, body } = toProblem(error, request.id);
  void reply.status(status).type(problemType).send(JSON.stringify(body));
}

/** For what is not HTTP, or arrives too slowly: there is no request yet, only a socket. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const { body } = toProblem(Object.assign(new Error(), { statusCode: status }), newId());
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${String(body['title'])}\r\nConnection: close\r\nContent-Type: ${problemType}\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
