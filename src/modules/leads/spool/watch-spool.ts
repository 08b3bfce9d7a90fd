import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DrainSpool, type Drained } from './drain-spool.js';
import { LeadSpool } from './lead-spool.js';
import { TellOfRepair } from './tell-of-repair.js';

const lookEveryMilliseconds = 1000;

/**
 * In every process: as long as something waits on the disk, also from a process that died, it is offered to the database each second. What was
 * left behind is known before the first request is taken.
 */
@Injectable()
export class WatchSpool implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopped = false;
  private wakeUp: () => void = () => {};
  private loop: Promise<void> = Promise.resolve();
  private total: Drained | null = null;
  private isAway = false;

  constructor(
    private readonly spool: LeadSpool,
    private readonly drain: DrainSpool,
    private readonly tell: TellOfRepair,
    @InjectPinoLogger(WatchSpool.name) private readonly logger: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.spool.fileNames();
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.loop;
  }

  /** Drains what it can; what the database does not take stays and is offered again. */
  async lookOnce(): Promise<void> {
    try {
      for (let some = await this.drain.run(); some && !this.stopped; some = await this.drain.run()) this.note(some);
      this.isAway = false;
      if (this.total === null) return;
      await this.tell.run(this.total);
      this.total = null;
    } catch (error) {
      if (!this.isAway)
        this.logger.error({ err: error, ...this.counted() }, 'requests wait on the disk: the database does not take them');
      this.isAway = true;
    }
  }

  private counted(): object {
    const { leads, danger } = this.spool.figures();
    return { leads, danger };
  }

  private note(some: Drained): void {
    const times = [this.total?.oldestAt, some.oldestAt].flatMap((at) => (at ? [at.getTime()] : []));
    this.total = {
      leads: (this.total?.leads ?? 0) + some.leads,
      setAside: (this.total?.setAside ?? 0) + some.setAside,
      oldestAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    };
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.lookOnce();
      if (!this.stopped) await this.sleep();
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookEveryMilliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
