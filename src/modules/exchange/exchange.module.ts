import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { LeadsModule } from '../leads/index.js';
import { SitesModule } from '../sites/index.js';
import { ForgetOld } from './forget-old.js';
import { importProviders, ImportsController } from './imports/index.js';
import { replayProviders, ReplaysController } from './replay/index.js';

@Module({
  imports: [AlertsModule, CallbacksModule, LeadsModule, SitesModule],
  controllers: [ImportsController, ReplaysController],
  providers: [...importProviders, ...replayProviders, ForgetOld],
})
export class ExchangeModule {}
