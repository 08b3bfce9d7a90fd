import { type DynamicModule, Module } from '@nestjs/common';
import { Settings } from './settings.js';

/** Gives everybody the one `Settings` that was read at start. */
@Module({})
export class ConfigModule {
  static forSettings(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Settings, useValue: settings }],
      exports: [Settings],
    };
  }
}
