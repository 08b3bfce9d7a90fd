import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../domain-error.js';
import { problemType, toProblem } from '../to-problem.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
};
const encodings = ['br', 'gzip'] as const;
type Encoding = (typeof encodings)[number];

interface ConsoleFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly packed: Readonly<Partial<Record<Encoding, Buffer>>>;
}

/**
 * Nothing from elsewhere, nothing inline, in no frame: what somebody writes into a record stays text in the browsers of staff. A
 * browser that is a telephone talks to the carrier, too.
 */
const contentSecurityPolicy = (softphoneOrigins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    ["connect-src 'self'", ...softphoneOrigins].join(' '),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Serves the console that `npm run build` left in web/dist, from memory and packed as the browser likes it. Files of `assets/` have a
 * hash in their name and are kept for good; every other address below /console is the page itself, which is asked for each time.
 */
export function serveConsole(server: FastifyInstance, softphoneOrigins: readonly string[]): void {
  const policy = contentSecurityPolicy(softphoneOrigins);
  const files = readFiles(join(projectFolder(import.meta.dirname), 'web', 'dist'));
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const path = new URL(request.raw.url ?? '', 'http://x').pathname.replace(/^\/console\/?/, '');
    const file = files.get(path.startsWith('assets/') ? path : 'index.html');
    if (!file) return sendMissing(request, reply, files.size > 0);
    send(request, reply.header('content-security-policy', policy), file, path.startsWith('assets/'));
  };
  server.get('/console', answer);
  server.get('/console/*', answer);
  server.get('/', (_request, reply) => {
    void reply.redirect('/console/');
  });
}

function send(request: FastifyRequest, reply: FastifyReply, { type, plain, packed }: ConsoleFile, isKept: boolean): void {
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = encodings.find((one) => packed[one] && accepted.includes(one));
  if (encoding) void reply.header('content-encoding', encoding);
  void reply
    .headers({
      'content-type': type,
      'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
      'cache-control': isKept ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    })
    .send(encoding ? packed[encoding] : plain);
}

/** No filter of ours runs for an address that is no handler of Nest. */
function sendMissing(request: FastifyRequest, reply: FastifyReply, isBuilt: boolean): void {
  const why = isBuilt
    ? new DomainError('not-found', 'console/unknown-file', 'The console was updated: reload the page.')
    : new DomainError('not-found', 'console/not-built', 'The console is not built here: run npm run build.');
  const { status, body } = toProblem(why, request.id);
  void reply.status(status).type(problemType).send(JSON.stringify(body));
}

function readFiles(folder: string): ReadonlyMap<string, ConsoleFile> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readPacked(path)]));
}

function readPacked(path: string): ConsoleFile {
  const beside = (ending: string) => (existsSync(`${path}.${ending}`) ? readFileSync(`${path}.${ending}`) : undefined);
  const br = beside('br');
  const gzip = beside('gz');
  return { type: types[extname(path)]!, plain: readFileSync(path), packed: { ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) } };
}

/** A program may be one bundled file in dist, or this file among its sources. */
function projectFolder(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectFolder(dirname(folder));
}
