import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { CallsModule } from '../calls/index.js';
import { IntakeModule } from '../intake/index.js';
import { PeopleModule } from '../people/index.js';
import { RoutingModule } from '../routing/index.js';
import { SitesModule } from '../sites/index.js';
import { TextsModule } from '../texts/index.js';
import { AfterGreeting } from './arrive/after-greeting.js';
import { AnswerCall } from './arrive/answer-call.js';
import { CallerGate } from './arrive/caller-gate.js';
import { ClosedMenu } from './arrive/closed-menu.js';
import { FirstWords } from './arrive/first-words.js';
import { Greeting } from './arrive/greeting.js';
import { Identify } from './arrive/identify.js';
import { KnownCaller } from './arrive/known-caller.js';
import { OnShift } from './arrive/on-shift.js';
import { ReceiveCall } from './arrive/receive-call.js';
import { WriteIncomingCall } from './arrive/write-incoming-call.js';
import { BlockedCallersController, blockedProviders } from './blocked/index.js';
import { CallerDesk } from './caller-desk.js';
import { CallerSteps } from './caller-steps.js';
import { ConnectCrisisLine } from './crisis/connect-crisis-line.js';
import { CrisisToLine } from './crisis/crisis-to-line.js';
import { FirstInLineAgain } from './crisis/first-in-line-again.js';
import { RaiseCrisis } from './crisis/raise-crisis.js';
import { EndIncomingCall } from './ending/end-incoming-call.js';
import { FindWayBack } from './ending/find-way-back.js';
import { FollowEnding } from './ending/follow-ending.js';
import { OpeningWave } from './ending/opening-wave.js';
import { PromiseCaller } from './ending/promise-caller.js';
import { TextAfterCall } from './ending/text-after-call.js';
import { HotlineScript } from './hotline-script.js';
import { IncomingCallReader } from './incoming-call.reader.js';
import { InboundCallStore } from './inbound-call.store.js';
import { AskNumber } from './keep-place/ask-number.js';
import { FinishKeeping } from './keep-place/finish-keeping.js';
import { TakeNumber } from './keep-place/take-number.js';
import { WithoutNumber } from './keep-place/without-number.js';
import { EnterLine } from './line/enter-line.js';
import { LeaveLine } from './line/leave-line.js';
import { LineExits } from './line/line-exits.js';
import { Park } from './line/park.js';
import { ReturnCodes } from './line/return-codes.js';
import { TakePlace } from './line/take-place.js';
import { WaitAgain } from './line/wait-again.js';
import { WaitDocument } from './line/wait-document.js';
import { WaitFactsReader } from './line/wait-facts.reader.js';
import { WatchWaiting } from './line/watch-waiting.js';
import { InviteMessage } from './message/invite-message.js';
import { LateMessage } from './message/late-message.js';
import { MoveCaller } from './move-caller.js';
import { BackFromPartner } from './partner/back-from-partner.js';
import { ConnectPartner } from './partner/connect-partner.js';
import { GoToPartner } from './partner/go-to-partner.js';
import { SendToPartner } from './partner/send-to-partner.js';
import { InboundCallsController } from './reads/inbound-calls.controller.js';
import { InboundCallsReadModel } from './reads/inbound-calls.read-model.js';
import { StepStore } from './step.store.js';
import { CalledLately } from './stop-key/called-lately.js';
import { StopByKey } from './stop-key/stop-by-key.js';
import { Voice } from './voice.js';
import { ReturnToLine } from './talk/return-to-line.js';
import { WhereNow } from './where-now.js';
import { callerSteps } from './caller-steps.js';

@Module({
  imports: [AlertsModule, CallbacksModule, CallsModule, IntakeModule, PeopleModule, RoutingModule, SitesModule, TextsModule],
  controllers: [InboundCallsController, BlockedCallersController],
  providers: [
    AfterGreeting,
    AnswerCall,
    CallerGate,
    ClosedMenu,
    FirstWords,
    Greeting,
    Identify,
    KnownCaller,
    OnShift,
    ReceiveCall,
    WriteIncomingCall,
    CallerDesk,
    CallerSteps,
    ConnectCrisisLine,
    CrisisToLine,
    FirstInLineAgain,
    RaiseCrisis,
    EndIncomingCall,
    FindWayBack,
    FollowEnding,
    OpeningWave,
    PromiseCaller,
    TextAfterCall,
    HotlineScript,
    InboundCallStore,
    IncomingCallReader,
    AskNumber,
    FinishKeeping,
    TakeNumber,
    WithoutNumber,
    EnterLine,
    LeaveLine,
    LineExits,
    Park,
    ReturnCodes,
    TakePlace,
    WaitAgain,
    WaitDocument,
    WaitFactsReader,
    WatchWaiting,
    InboundCallsReadModel,
    InviteMessage,
    LateMessage,
    MoveCaller,
    BackFromPartner,
    ConnectPartner,
    GoToPartner,
    SendToPartner,
    StepStore,
    Voice,
    WhereNow,
    ReturnToLine,
    ...blockedProviders,
    ...Object.values(callerSteps),
    CalledLately,
    StopByKey,
  ],
  // For carrier/, which compares what we know with what the carrier does.
  exports: [
    HotlineScript,
    ReturnToLine,
    SendToPartner,
    WatchWaiting,
    CallerDesk,
    CallerGate,
    EndIncomingCall,
    InboundCallStore,
    IncomingCallReader,
    WriteIncomingCall,
  ],
})
export class HotlineModule {}
