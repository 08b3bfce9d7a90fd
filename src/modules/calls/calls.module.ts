import { Module } from '@nestjs/common';
import { CounsellorsModule } from '../counsellors/index.js';
import { RoutingModule } from '../routing/index.js';
import { SitesModule } from '../sites/index.js';
import { AfterPlacing } from './legs/after-placing.js';
import { BringCaller } from './legs/bring-caller.js';
import { CallStore } from './call.store.js';
import { CallerLegStore } from './legs/caller-leg.store.js';
import { CallsController } from './calls.controller.js';
import { CallsReadModel } from './calls.read-model.js';
import { CheckLeg } from './legs/check-leg.js';
import { ConnectCall } from './connect-call.js';
import { EndCall } from './end-call.js';
import { EndLeg } from './legs/end-leg.js';
import { LegConsequences } from './legs/leg-consequences.js';
import { KeepRecording } from './recordings/keep-recording.js';
import { LegStore } from './legs/leg.store.js';
import { PlaceLeg } from './legs/place-leg.js';
import { ReportLeg } from './legs/report-leg.js';
import { RingCounsellor } from './ring-counsellor.js';
import { SilenceOffer } from './silence-offer.js';
import { VoicemailWords } from './voicemail-words.js';
import { WatchLegs } from './legs/watch-legs.js';

const door = [
  CallStore,
  LegStore,
  CallerLegStore,
  ConnectCall,
  EndCall,
  BringCaller,
  KeepRecording,
  ReportLeg,
  RingCounsellor,
  PlaceLeg,
  EndLeg,
  CheckLeg,
  SilenceOffer,
  WatchLegs,
];

@Module({
  imports: [CounsellorsModule, RoutingModule, SitesModule],
  controllers: [CallsController],
  providers: [...door, AfterPlacing, LegConsequences, CallsReadModel, VoicemailWords],
  exports: door,
})
export class CallsModule {}
