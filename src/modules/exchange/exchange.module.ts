import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { ApprovalsModule } from '../approvals/index.js';
import { BenefitsModule } from '../benefits/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { DisclosuresModule } from '../disclosures/index.js';
import { IdentityModule } from '../identity/index.js';
import { LegalModule } from '../legal/index.js';
import { LeadsModule } from '../leads/index.js';
import { IntakeModule } from '../intake/index.js';
import { PeopleModule } from '../people/index.js';
import { PlacementModule } from '../placement/index.js';
import { SitesModule } from '../sites/index.js';
import { TextsModule } from '../texts/index.js';
import { erasureControllers, erasureProviders } from './erasure/index.js';
import { AccountingController } from './accounting/accounting.controller.js';
import { ExportAccounting } from './accounting/export-accounting.js';
import { ForgetOld } from './forget-old.js';
import { importProviders, ImportsController } from './imports/index.js';
import { ExportRecord } from './record/export-record.js';
import { FhirRowsReader } from './record/fhir/fhir-rows.reader.js';
import { RecordController } from './record/record.controller.js';
import { RecordReader } from './record/record.reader.js';
import { replayProviders, ReplaysController } from './replay/index.js';
import { RetentionController, retentionProviders } from './retention/index.js';

@Module({
  imports: [
    AlertsModule,
    ApprovalsModule,
    BenefitsModule,
    CallbacksModule,
    DisclosuresModule,
    IdentityModule,
    IntakeModule,
    LeadsModule,
    LegalModule,
    PeopleModule,
    PlacementModule,
    SitesModule,
    TextsModule,
  ],
  controllers: [
    ImportsController,
    ReplaysController,
    RecordController,
    AccountingController,
    ...erasureControllers,
    RetentionController,
  ],
  providers: [
    ...importProviders,
    ...replayProviders,
    ...erasureProviders,
    ...retentionProviders,
    ExportRecord,
    ExportAccounting,
    RecordReader,
    FhirRowsReader,
    ForgetOld,
  ],
})
export class ExchangeModule {}
