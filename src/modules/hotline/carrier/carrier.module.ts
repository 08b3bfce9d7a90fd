import { Module } from '@nestjs/common';
import { AlertsModule } from '../../alerts/index.js';
import { CallsModule } from '../../calls/index.js';
import { PeopleModule } from '../../people/index.js';
import { SitesModule } from '../../sites/index.js';
import { CarrierFindingsController, findingsProviders } from '../findings/index.js';
import { HotlineModule } from '../hotline.module.js';
import { EndMissedCall } from '../missed/end-missed-call.js';
import { ImportCall } from '../missed/import-call.js';
import { MessageFound } from '../missed/message-found.js';
import { AuditNumbers } from '../numbers/audit-numbers.js';
import { ConfigureNumbers } from '../numbers/configure-numbers.js';
import { NumberGauge } from '../numbers/number-gauge.js';
import { NumberReputationStore } from '../numbers/number-reputation.store.js';
import { NumberSetupReader } from '../numbers/number-setup.js';
import { TelephonyController } from '../numbers/telephony.controller.js';
import { WatchNumbers } from '../numbers/watch-numbers.js';
import { TextsInModule } from '../texts/index.js';
import { CarrierBookStore } from './carrier-book.store.js';
import { CompareCalls } from './compare-calls.js';
import { CompareDay } from './compare-day.js';
import { CompareRecordings } from './compare-recordings.js';
import { CompareTexts } from './compare-texts.js';
import { EndGoneCaller } from './end-gone-caller.js';
import { ExplainOutgoing } from './explain-outgoing.js';
import { ExplainRecording } from './explain-recording.js';
import { NoteFinding } from './note-finding.js';
import { ReconcileCalls } from './reconcile-calls.js';
import { ReconcileDay } from './reconcile-day.js';
import { WatchCarrier } from './watch-carrier.js';

/** Truth about calls: what the carrier knows and we do not, and the other way round. */
@Module({
  imports: [AlertsModule, CallsModule, HotlineModule, PeopleModule, SitesModule, TextsInModule],
  controllers: [TelephonyController, CarrierFindingsController],
  providers: [
    AuditNumbers,
    CarrierBookStore,
    CompareCalls,
    CompareDay,
    CompareRecordings,
    CompareTexts,
    ConfigureNumbers,
    EndGoneCaller,
    EndMissedCall,
    ExplainOutgoing,
    ExplainRecording,
    ImportCall,
    MessageFound,
    NoteFinding,
    NumberGauge,
    NumberReputationStore,
    NumberSetupReader,
    ReconcileCalls,
    ReconcileDay,
    WatchCarrier,
    WatchNumbers,
    ...findingsProviders,
  ],
  exports: [ConfigureNumbers, EndGoneCaller, ReconcileCalls, ReconcileDay, WatchCarrier, WatchNumbers],
})
export class CarrierModule {}
