import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

export type StubAnswer = (response: ServerResponse, request: StubRequest) => void;

export interface CarrierStub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** The next requests get these answers in turn, the last one for good. */
  answers(...answers: readonly StubAnswer[]): void;
  close(): Promise<void>;
}

/** An HTTP server that says what it was told to say, for answers that no sound carrier gives on demand. */
export async function startCarrierStub(): Promise<CarrierStub> {
  const requests: StubRequest[] = [];
  let script: readonly StubAnswer[] = [];
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      const answer = script[0] ?? json(500, {});
      if (script.length > 1) script = script.slice(1);
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers: (...answers) => {
      script = answers;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://stub');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(Buffer.concat(chunks).toString('utf8')),
    headers: incoming.headers,
  };
}

export const json =
  (status: number, body: object, headers: Readonly<Record<string, string>> = {}): StubAnswer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

export const page =
  (status: number): StubAnswer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html>upstream of +12025550147 failed</html>');
  };

export const reset: StubAnswer = (response) => {
  response.socket?.destroy();
};

export const silence: StubAnswer = () => {};

/** The status line and half of the body, then nothing more. */
export const cutShort =
  (status: number, body: object): StubAnswer =>
  (response) => {
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
  };

/** Half of the body as if it were all of it. */
export const halfJson =
  (status: number, body: object): StubAnswer =>
  (response) => {
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(text.slice(0, text.length / 2));
  };
