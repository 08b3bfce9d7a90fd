import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { until } from './until.js';

export interface ReceivedWebhook {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly token: string;
  readonly validSignature: boolean;
}

export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly delayMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

type Responder = (params: Readonly<Record<string, string>>) => string | Reply;

export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
  /** What to answer on a path: TwiML as text, or a whole reply. Paths without an answer get an empty 200. */
  on(path: string, responder: string | Responder): void;
  at(path: string): readonly ReceivedWebhook[];
  waitFor(path: string, matches?: (params: Readonly<Record<string, string>>) => boolean): Promise<ReceivedWebhook>;
  /** Checks signatures with this token from now on. */
  trust(authToken: string): void;
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** A repeated name has all its values, in an array of this realm, as Twilio's own check wants them. */
function valuesOf(form: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(form.keys())];
  const of = (name: string): string | string[] =>
    form.getAll(name).length > 1 ? [...form.getAll(name)] : (form.get(name) ?? '');
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

/** A real HTTP server that plays the program under test and checks every signature with Twilio's own package. */
export async function startReceiver(authToken: string): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const responders = new Map<string, Responder>();
  const signed = { token: authToken };
  const server = createServer((request, response) => {
    void (async () => {
      const target = request.url ?? '';
      const form = new URLSearchParams(await bodyOf(request));
      const posted = Object.fromEntries(form);
      const signature = String(request.headers['x-twilio-signature']);
      const asked = new URL(target, url);
      const params = request.method === 'POST' ? posted : Object.fromEntries(asked.searchParams);
      const validSignature = twilio.validateRequest(signed.token, signature, url + target, valuesOf(form));
      received.push({
        method: request.method ?? '',
        headers: request.headers,
        path: asked.pathname,
        params,
        token: String(request.headers['i-twilio-idempotency-token']),
        validSignature,
      });
      const answer = responders.get(asked.pathname)?.(params) ?? { type: 'text/plain' };
      const reply: Reply = typeof answer === 'string' ? { body: answer } : answer;
      await new Promise((resolve) => setTimeout(resolve, reply.delayMs ?? 0));
      response.writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'text/xml', ...reply.headers }).end(reply.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    on: (path, responder) => responders.set(path, typeof responder === 'string' ? () => responder : responder),
    at: (path) => received.filter((webhook) => webhook.path === path),
    waitFor: (path, matches = () => true) =>
      until(`webhook at ${path}`, () => received.find((webhook) => webhook.path === path && matches(webhook.params))),
    trust: (token) => {
      signed.token = token;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
