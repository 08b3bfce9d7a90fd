import { Module } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Database } from '../../platform/database/database.js';
import { RegisteredVendors, VendorGate } from '../../platform/egress/vendor-gate.js';
import { AlertsModule } from '../alerts/index.js';
import { DisclosuresModule } from '../disclosures/index.js';
import { AnswerStore } from './answer.store.js';
import { BenefitsController } from './benefits.controller.js';
import { BenefitsReadModel } from './benefits.read-model.js';
import { AskForBenefits } from './by-staff/ask-for-benefits.js';
import { BeginRequest } from './by-staff/begin-request.js';
import { ChangeRequest } from './by-staff/change-request.js';
import { ChangeableRequest } from './by-staff/changeable-request.js';
import { EndRequest } from './by-staff/end-request.js';
import { OpenRequest } from './by-staff/open-request.js';
import { PatientReader } from './by-staff/patient.reader.js';
import { RecordAnswer } from './by-staff/record-answer.js';
import { RevealInsured } from './by-staff/reveal-insured.js';
import { InsuredSeal } from './insured-seal.js';
import { IntakeBenefitsController } from './intake-benefits.controller.js';
import { KeepAnswer } from './keep-answer.js';
import { payerProviders } from './payer/index.js';
import { BenefitsPort } from './port/benefits-port.js';
import { openBenefitsPort } from './port/open-benefits-port.js';
import { RequestStore } from './request.store.js';
import { TryStore } from './try.store.js';

@Module({
  imports: [AlertsModule, DisclosuresModule],
  controllers: [BenefitsController, IntakeBenefitsController],
  providers: [
    { provide: VendorGate, inject: [Database], useFactory: (database: Database) => new RegisteredVendors(database) },
    { provide: BenefitsPort, inject: [Settings, VendorGate, Clock], useFactory: openBenefitsPort },
    RequestStore,
    TryStore,
    AnswerStore,
    InsuredSeal,
    KeepAnswer,
    ...payerProviders,
    PatientReader,
    OpenRequest,
    AskForBenefits,
    ChangeableRequest,
    BeginRequest,
    RecordAnswer,
    EndRequest,
    ChangeRequest,
    RevealInsured,
    BenefitsReadModel,
  ],
  exports: [EndRequest],
})
export class BenefitsModule {}
