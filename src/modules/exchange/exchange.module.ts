import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { IdentityModule } from '../identity/index.js';
import { LeadsModule } from '../leads/index.js';
import { SitesModule } from '../sites/index.js';
import { ForgetOld } from './forget-old.js';
import { importProviders, ImportsController } from './imports/index.js';
import { ExportRecord } from './record/export-record.js';
import { RecordController } from './record/record.controller.js';
import { RecordReader } from './record/record.reader.js';
import { replayProviders, ReplaysController } from './replay/index.js';

@Module({
  imports: [AlertsModule, CallbacksModule, IdentityModule, LeadsModule, SitesModule],
  controllers: [ImportsController, ReplaysController, RecordController],
  providers: [...importProviders, ...replayProviders, ExportRecord, RecordReader, ForgetOld],
})
export class ExchangeModule {}
