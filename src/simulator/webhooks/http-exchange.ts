import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Exchange {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly connectMs: number;
  readonly readMs: number;
  readonly signal: AbortSignal;
}

export type ExchangeResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly contentType: string;
      readonly location: string | undefined;
      readonly setCookies: readonly string[];
      readonly body: string;
    }
  | { readonly kind: 'failure'; readonly stage: 'ct' | 'rt' | 'redirects'; readonly message: string };

async function readAnswer(response: IncomingMessage): Promise<ExchangeResult> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    location: response.headers.location,
    setCookies: response.headers['set-cookie'] ?? [],
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function open(exchange: Exchange): ClientRequest {
  const send = exchange.url.protocol === 'https:' ? httpsRequest : httpRequest;
  return send(exchange.url, { method: exchange.method, headers: exchange.headers, signal: exchange.signal, agent: false });
}

/**
 * One HTTP request with separate limits for connecting and for the answer. Never rejects, and follows nothing.
 */
export function exchangeHttp(exchange: Exchange): Promise<ExchangeResult> {
  return new Promise((resolve) => {
    let stage: 'ct' | 'rt' = 'ct';
    const request = open(exchange);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      resolve({ kind: 'failure', stage, message: error.message });
    };
    let timer = setTimeout(() => request.destroy(new Error('connect timeout')), exchange.connectMs);
    const connected = exchange.url.protocol === 'https:' ? 'secureConnect' : 'connect';
    request.on('socket', (socket) => {
      socket.once(connected, () => {
        stage = 'rt';
        clearTimeout(timer);
        timer = setTimeout(() => request.destroy(new Error('read timeout')), exchange.readMs);
      });
    });
    request.on('error', fail);
    request.on('response', (response) => {
      readAnswer(response).then((result) => {
        clearTimeout(timer);
        resolve(result);
      }, fail);
    });
    request.end(exchange.body);
  });
}
