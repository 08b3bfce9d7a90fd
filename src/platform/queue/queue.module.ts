import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Settings } from '../config/settings.js';
import { QueueDepths } from '../observe/queue-depths.js';
import { Readiness } from '../observe/readiness.js';
import { BullmqQueue } from './bullmq-queue.js';
import { JobQueue } from './job-queue.js';
import { openQueueBackend } from './queue-backend.js';

@Global()
@Module({
  providers: [
    {
      provide: JobQueue,
      inject: [Settings, PinoLogger],
      useFactory: async (settings: Settings, logger: PinoLogger): Promise<JobQueue> => {
        logger.setContext('queue');
        const backend = await openQueueBackend(settings, (error) =>
          logger.warn({ err: error }, 'the queue backend does not answer'),
        );
        return new BullmqQueue(backend, settings.callsPerSecond, logger);
      },
    },
  ],
  exports: [JobQueue],
})
export class QueueModule implements OnApplicationShutdown {
  constructor(
    private readonly queue: JobQueue,
    readiness: Readiness,
    depths: QueueDepths,
  ) {
    depths.add(() => queue.depths());
    readiness.add({ name: 'queue', check: () => queue.check() });
  }

  onApplicationShutdown(): Promise<void> {
    return this.queue.close();
  }
}
