import { Injectable } from '@nestjs/common';

/** How much one queue has to do. */
export interface QueueDepth {
  readonly queue: string;
  readonly waiting: number;
  readonly running: number;
  /** For a later time. */
  readonly planned: number;
  /** Tried for as long as they are tried; the sweep looks at their rows anyway. */
  readonly failed: number;
  /** Since when the oldest of the waiting ones waits. */
  readonly oldestAt: Date | null;
}

type Reader = () => Promise<readonly QueueDepth[]>;

/** How full the queues are. Whoever runs some adds how to ask. */
@Injectable()
export class QueueDepths {
  private readonly readers: Reader[] = [];

  add(reader: Reader): void {
    this.readers.push(reader);
  }

  async read(): Promise<readonly QueueDepth[]> {
    return (await Promise.all(this.readers.map((reader) => reader()))).flat();
  }
}
