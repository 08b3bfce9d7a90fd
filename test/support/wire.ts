import { createServer, connect, type Socket } from 'node:net';

/** A wire between the application and one of its stores, that can be cut, and held so that nothing passes for a while. */
export class Wire {
  private readonly ends = new Set<Socket>();
  private isCut = false;
  private heldUntil: Promise<void> = Promise.resolve();

  private constructor(
    /** The store's own address, but through this wire. */
    readonly url: string,
    private readonly shut: () => void,
  ) {}

  static async to(storeUrl: string): Promise<Wire> {
    const target = new URL(storeUrl);
    const server = createServer((near) => wire.join(near, connect(Number(target.port), target.hostname)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(storeUrl);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as { port: number }).port);
    const wire = new Wire(url.href, () => server.close());
    return wire;
  }

  /** Nobody gets through, and whoever was connected is thrown out. */
  cut(): void {
    this.isCut = true;
    for (const end of this.ends) end.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  /** What is sent to the store arrives after `milliseconds`, in order: a store that is slow for a moment. */
  hold(milliseconds: number): void {
    this.heldUntil = new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  end(): void {
    this.cut();
    this.shut();
  }

  private join(near: Socket, far: Socket): void {
    for (const end of [near, far]) {
      this.ends.add(end);
      end
        .on('error', () => {})
        .on('close', () => {
          this.ends.delete(end);
          near.destroy();
          far.destroy();
        });
    }
    if (this.isCut) return void near.destroy();
    let order = Promise.resolve();
    near.on('data', (chunk) => {
      order = order.then(() => this.heldUntil).then(() => void far.write(chunk));
    });
    far.pipe(near);
  }
}
