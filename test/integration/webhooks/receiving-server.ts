import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Taken {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, string | null>> };
  readonly raw: string;
}

type Answer = (response: ServerResponse, taken: Taken) => unknown;

/** A real HTTP server that somebody else would run; it answers 204 unless it is told to do otherwise. */
export class ReceivingServer {
  readonly taken: Taken[] = [];
  answer: Answer = (response) => response.writeHead(204).end();
  private readonly server = createServer((request, response) => {
    void text(request).then((raw) => {
      const taken = { headers: request.headers, body: JSON.parse(raw) as Taken['body'], raw };
      this.taken.push(taken);
      this.answer(response, taken);
    });
  });

  static async start(): Promise<ReceivingServer> {
    const receiving = new ReceivingServer();
    await new Promise<void>((resolve) => receiving.server.listen(0, '127.0.0.1', resolve));
    return receiving;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/hook?token=of-the-receiver`;
  }

  /** Ids and types in the order of their arrival. */
  get types(): string[] {
    return this.taken.map(({ body }) => body.type);
  }

  forget(): void {
    this.taken.length = 0;
    this.answer = (response) => response.writeHead(204).end();
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}
