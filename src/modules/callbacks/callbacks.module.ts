import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallsModule } from '../calls/index.js';
import { CounsellorsModule } from '../counsellors/index.js';
import { DisclosuresModule } from '../disclosures/index.js';
import { PeopleModule } from '../people/index.js';
import { RoutingModule } from '../routing/index.js';
import { SitesModule } from '../sites/index.js';
import { TextsModule } from '../texts/index.js';
import { AttemptStore } from './attempt.store.js';
import { deskControllers, deskProviders } from './desk/index.js';
import { DialListController } from './by-hand/dial-list.controller.js';
import { DialListReadModel } from './by-hand/dial-list.read-model.js';
import { lineControllers, lineProviders } from './from-line/index.js';
import { byPersonProviders } from './by-person/index.js';
import { byStaffProviders } from './by-staff/index.js';
import { StaffCallbacksController } from './by-staff/staff-callbacks.controller.js';
import { TakeOverController } from './by-staff/take-over.controller.js';
import { CallbackStore } from './callback.store.js';
import { CallbacksController } from './callbacks.controller.js';
import { CallbacksReadModel } from './callbacks.read-model.js';
import { CallingFactsReader } from './due/calling-facts.reader.js';
import { EndOpenCallback } from './end-open-callback.js';
import { EnterQueue } from './due/enter-queue.js';
import { HandToHuman } from './due/hand-to-human.js';
import { JoinWave } from './due/join-wave.js';
import { liveDoor, liveProviders } from './live/index.js';
import { LookAtCallback } from './due/look-at-callback.js';
import { mergeDoor, mergeProviders } from './merge/index.js';
import { NextStep } from './due/next-step.js';
import { CallbackCallScript } from './place/callback-call-script.js';
import { placeProviders } from './place/index.js';
import { OffersController } from './place/offers.controller.js';
import { RevocationsController, revocationProviders } from './revocation/index.js';
import { RevokeConsent } from './revocation/revoke-consent.js';
import { PromiseCallbacks } from './promise-callbacks.js';
import { DispositionController } from './settle/disposition.controller.js';
import { FinishAttempt } from './settle/finish-attempt.js';
import { settleProviders } from './settle/index.js';
import { StopCalling } from './stop-calling.js';
import { ShiftReader } from './due/shift.reader.js';
import { slotControllers, slotProviders } from './slots/index.js';
import { SlotsReadModel } from './slots/slots.read-model.js';
import { ClockChangesController, wallTimeProviders } from './wall-times/index.js';
import { FollowClockLaw } from './wall-times/follow-clock-law.js';
import { WatchCallbacks } from './watch-callbacks.js';

@Module({
  imports: [
    AlertsModule,
    CallsModule,
    CounsellorsModule,
    DisclosuresModule,
    PeopleModule,
    RoutingModule,
    SitesModule,
    TextsModule,
  ],
  controllers: [
    DialListController,
    ...slotControllers,
    CallbacksController,
    StaffCallbacksController,
    TakeOverController,
    ...lineControllers,
    OffersController,
    ...deskControllers,
    DispositionController,
    RevocationsController,
    ClockChangesController,
  ],
  providers: [
    CallbackStore,
    AttemptStore,
    CallbacksReadModel,
    DialListReadModel,
    CallingFactsReader,
    EndOpenCallback,
    EnterQueue,
    HandToHuman,
    JoinWave,
    LookAtCallback,
    NextStep,
    PromiseCallbacks,
    StopCalling,
    ShiftReader,
    WatchCallbacks,
    ...byPersonProviders,
    ...byStaffProviders,
    ...lineProviders,
    ...slotProviders,
    ...liveProviders,
    ...placeProviders,
    ...settleProviders,
    ...deskProviders,
    ...mergeProviders,
    ...revocationProviders,
    ...wallTimeProviders,
  ],
  exports: [
    EndOpenCallback,
    RevokeConsent,
    LookAtCallback,
    PromiseCallbacks,
    CallingFactsReader,
    ShiftReader,
    WatchCallbacks,
    CallbackCallScript,
    FinishAttempt,
    SlotsReadModel,
    FollowClockLaw,
    ...byPersonProviders,
    ...liveDoor,
    ...mergeDoor,
  ],
})
export class CallbacksModule {}
