import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { DisclosuresModule } from '../disclosures/index.js';
import { IdentityModule } from '../identity/index.js';
import { LeadsModule } from '../leads/index.js';
import { SitesModule } from '../sites/index.js';
import { AccountingController } from './accounting/accounting.controller.js';
import { ExportAccounting } from './accounting/export-accounting.js';
import { ForgetOld } from './forget-old.js';
import { importProviders, ImportsController } from './imports/index.js';
import { ExportRecord } from './record/export-record.js';
import { RecordController } from './record/record.controller.js';
import { RecordReader } from './record/record.reader.js';
import { replayProviders, ReplaysController } from './replay/index.js';

@Module({
  imports: [AlertsModule, CallbacksModule, DisclosuresModule, IdentityModule, LeadsModule, SitesModule],
  controllers: [ImportsController, ReplaysController, RecordController, AccountingController],
  providers: [...importProviders, ...replayProviders, ExportRecord, ExportAccounting, RecordReader, ForgetOld],
})
export class ExchangeModule {}
