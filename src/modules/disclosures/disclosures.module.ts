import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { ApprovalsModule } from '../approvals/index.js';
import { LegalModule } from '../legal/index.js';
import { PeopleModule } from '../people/index.js';
import { DiscloseByHand } from './disclose-by-hand.js';
import { Disclose } from './disclose.js';
import { DisclosureFactsReader } from './disclosure-facts.reader.js';
import { DisclosureRecorder } from './disclosure-recorder.js';
import { DisclosureStore } from './disclosure.store.js';
import { DisclosuresController } from './disclosures.controller.js';
import { DisclosuresReadModel } from './disclosures.read-model.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceReader } from './evidence/evidence.reader.js';
import { ExportEvidence } from './evidence/export-evidence.js';
import { GrantDisclosure } from './grant-disclosure.js';
import { Part2ConsentsController } from './part2/part2-consents.controller.js';
import { PatientNames } from './part2/patient-names.js';
import { RecordPart2Consent } from './part2/record-part2-consent.js';
import { RenewalAlert } from './part2/renewal-alert.js';
import { AskDisclosureApproval } from './second-person/ask-disclosure-approval.js';
import { BlockedDisclosuresController } from './second-person/blocked-disclosures.controller.js';
import { ExportAlarm } from './second-person/export-alarm.js';
import { SecondPersonFactsReader } from './second-person/second-person-facts.reader.js';
import { ChangeRestrictions } from './restrictions/change-restrictions.js';
import { RestrictionStore } from './restrictions/restriction.store.js';
import { RestrictionsController } from './restrictions/restrictions.controller.js';
import { ChangeVendors } from './vendors/change-vendors.js';
import { VendorAlert } from './vendors/vendor-alert.js';
import { VendorStore } from './vendors/vendor.store.js';
import { VendorsController } from './vendors/vendors.controller.js';
import { WatchVendors } from './vendors/watch-vendors.js';

@Module({
  imports: [AlertsModule, ApprovalsModule, LegalModule, PeopleModule],
  controllers: [
    DisclosuresController,
    BlockedDisclosuresController,
    EvidenceController,
    Part2ConsentsController,
    RestrictionsController,
    VendorsController,
  ],
  providers: [
    Disclose,
    DiscloseByHand,
    DisclosureFactsReader,
    DisclosureRecorder,
    DisclosureStore,
    DisclosuresReadModel,
    EvidenceReader,
    ExportAlarm,
    ExportEvidence,
    GrantDisclosure,
    PatientNames,
    RecordPart2Consent,
    RenewalAlert,
    AskDisclosureApproval,
    SecondPersonFactsReader,
    ChangeRestrictions,
    RestrictionStore,
    ChangeVendors,
    VendorAlert,
    VendorStore,
    WatchVendors,
  ],
  exports: [Disclose, DisclosuresReadModel, ExportAlarm, ChangeVendors, WatchVendors],
})
export class DisclosuresModule {}
