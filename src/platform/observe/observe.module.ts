import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Settings } from '../config/settings.js';
import { DatabaseReadiness } from './database-readiness.js';
import { HealthController } from './health.controller.js';
import { loggerParams } from './logger-params.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { QueueDepths } from './queue-depths.js';
import { Readiness } from './readiness.js';

/** Logger, metrics and health for everybody. */
@Module({})
export class ObserveModule {
  static forSettings(settings: Settings): DynamicModule {
    return {
      module: ObserveModule,
      global: true,
      imports: [LoggerModule.forRoot(loggerParams(settings))],
      controllers: [HealthController, MetricsController],
      providers: [Metrics, Readiness, QueueDepths, DatabaseReadiness],
      exports: [Metrics, Readiness, QueueDepths],
    };
  }
}
