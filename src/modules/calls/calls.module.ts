import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { PeopleModule } from '../people/index.js';
import { CounsellorsModule } from '../counsellors/index.js';
import { RoutingModule } from '../routing/index.js';
import { SitesModule } from '../sites/index.js';
import { AdoptRecording } from './recordings/adopt-recording.js';
import { AfterPlacing } from './legs/after-placing.js';
import { AskCarrier } from './legs/ask-carrier.js';
import { BringCaller } from './legs/bring-caller.js';
import { CallStore } from './call.store.js';
import { CallerLegStore } from './legs/caller-leg.store.js';
import { CallsController } from './calls.controller.js';
import { CallsReadModel } from './calls.read-model.js';
import { ConnectCall } from './connect-call.js';
import { EndCall } from './end-call.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { counsellorLostDoor, counsellorLostProviders } from './counsellor-lost/index.js';
import { handOverProviders } from './hand-over/index.js';
import { LeftAlone } from './hand-over/left-alone.js';
import { InCallController } from './in-call/in-call.controller.js';
import { inCallDoor, inCallProviders } from './in-call/index.js';
import { CheckLeg } from './legs/check-leg.js';
import { EndLeg } from './legs/end-leg.js';
import { LegStore } from './legs/leg.store.js';
import { partiesProviders } from './parties/index.js';
import { PlaceLeg } from './legs/place-leg.js';
import { PersonPermits } from './person-permits.js';
import { ReportLeg } from './legs/report-leg.js';
import { SeatOf } from './legs/seat-of.js';
import { WatchLegs } from './legs/watch-legs.js';
import { recordingsDoor, recordingsProviders } from './recordings/index.js';
import { RecordingsController } from './recordings/recordings.controller.js';
import { RingCounsellor } from './ring-counsellor.js';
import { roomsDownDoor, roomsDownProviders } from './rooms-down/index.js';
import { SilenceOffer } from './silence-offer.js';
import { supervisionProviders } from './supervision/index.js';
import { SupervisionController } from './supervision/supervision.controller.js';
import { TellWhyItEnded } from './tell-why-it-ended.js';
import { VoicemailFactsReader } from './voicemail-facts.reader.js';
import { VoicemailWords } from './voicemail-words.js';

const door = [
  CallStore,
  LegStore,
  CallerLegStore,
  ConnectCall,
  EndCall,
  BringCaller,
  AdoptRecording,
  ReportLeg,
  RingCounsellor,
  PlaceLeg,
  EndLeg,
  CheckLeg,
  SilenceOffer,
  WatchLegs,
  PersonPermits,
];

@Module({
  imports: [AlertsModule, CounsellorsModule, PeopleModule, RoutingModule, SitesModule],
  controllers: [CallsController, HandOverController, InCallController, RecordingsController, SupervisionController],
  providers: [
    ...door,
    AfterPlacing,
    AskCarrier,
    SeatOf,
    CallsReadModel,
    ...counsellorLostProviders,
    ...handOverProviders,
    ...inCallProviders,
    ...partiesProviders,
    ...recordingsProviders,
    ...roomsDownProviders,
    ...supervisionProviders,
    TellWhyItEnded,
    VoicemailFactsReader,
    VoicemailWords,
  ],
  exports: [...door, LeftAlone, ...counsellorLostDoor, ...inCallDoor, ...recordingsDoor, ...roomsDownDoor],
})
export class CallsModule {}
