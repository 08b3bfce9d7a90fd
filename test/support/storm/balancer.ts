import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** One address in front of several processes, as in production: each connection goes to the next one that takes it. */
export class Balancer {
  private next = 0;
  private targets: () => readonly string[] = () => [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<Balancer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const balancer = new Balancer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (client: Socket) => balancer.pass(client));
    return balancer;
  }

  /** Where connections go from now on; asked for each one. */
  inFrontOf(targets: () => readonly string[]): void {
    this.targets = targets;
  }

  close(): void {
    this.server.close();
  }

  private pass(client: Socket): void {
    const urls = this.targets();
    const url = urls[this.next++ % urls.length];
    if (url === undefined) return void client.destroy();
    const upstream = connect(Number(new URL(url).port), '127.0.0.1');
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream).pipe(client);
  }
}
