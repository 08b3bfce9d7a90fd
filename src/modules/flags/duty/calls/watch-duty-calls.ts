import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Clock } from '../../../../platform/clock.js';
import { SteadyLoop } from '../../alarms/steady-loop.js';
import { DutyCallStore } from './duty-call.store.js';
import { RingDuty } from './ring-duty.js';

const everyMilliseconds = 2000;

/**
 * An alarm that nobody at a console takes reaches a phone (B-111): in every process, beside the alarms themselves, so that a carrier that
 * answers slowly holds none of them up.
 */
@Injectable()
export class WatchDutyCalls implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: SteadyLoop;

  constructor(
    private readonly calls: DutyCallStore,
    private readonly ring: RingDuty,
    private readonly clock: Clock,
    @InjectPinoLogger(WatchDutyCalls.name) logger: PinoLogger,
  ) {
    const failed = (error: unknown) => logger.warn({ err: error }, 'nobody on duty could be rung: it is tried again');
    this.loop = new SteadyLoop(() => this.look(), everyMilliseconds, failed);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** One look at every flag that is open, while somebody on duty gave a number. */
  async look(): Promise<void> {
    for (const id of await this.calls.openFlags(this.clock.now())) await this.ring.run(id);
  }
}
