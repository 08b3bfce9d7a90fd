import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Settings } from '../platform/config/settings.js';
import { DomainError } from '../platform/http/domain-error.js';
import { JobQueue } from '../platform/queue/job-queue.js';
import { eventSubscriptions, type Use } from './event-subscriptions.js';
import { jobHandlers } from './job-handlers.js';
import { schedules } from './schedules.js';

type Run = (body: never) => Promise<void>;

/** Runs jobs and reactions in this process, unless it is an api-only one. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap {
  constructor(
    private readonly queue: JobQueue,
    private readonly settings: Settings,
    private readonly moduleRef: ModuleRef,
    @InjectPinoLogger(JobRunner.name) private readonly logger: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'api') return;
    const use: Use = (useCase) => this.moduleRef.get(useCase, { strict: false });
    const runs = new Map<string, readonly Run[]>([
      ...Object.entries(eventSubscriptions(use)),
      ...Object.entries(jobHandlers(use)).map(([name, handler]): [string, Run[]] => [name, [handler as Run]]),
    ] as [string, readonly Run[]][]);
    await this.queue.work((name, body) => this.run(runs, name, body), schedules);
  }

  private async run(runs: ReadonlyMap<string, readonly Run[]>, name: string, body: never): Promise<void> {
    const handlers = runs.get(name);
    if (!handlers) throw new Error(`No handler for job ${name}: it is of another release`);
    for (const handler of handlers) await this.runOne(handler, name, body);
  }

  /** A domain error means that the row has moved on: there is nothing left to do, and trying again would not change that. */
  private async runOne(handler: Run, name: string, body: never): Promise<void> {
    try {
      await handler(body);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.info({ job: name, code: error.code }, 'the row had moved on');
    }
  }
}
