import type { Type } from '@nestjs/common';
import type { EventBodies, EventName } from '../contracts/events.js';
import { WarnAboutReceiver } from '../modules/alerts/index.js';
import { EndRequest } from '../modules/benefits/index.js';
import { JudgePromises } from '../modules/board/index.js';
import { FinishAttempt, LookAtCallback } from '../modules/callbacks/index.js';
import { RingCounsellor, SilenceOffer } from '../modules/calls/index.js';
import { ReturnToLine, SendToPartner } from '../modules/hotline/index.js';
import { IntakeReactions, TakeOverIntakes } from '../modules/intake/index.js';
import { LookUpNumber } from '../modules/people/index.js';
import { EndPlacement, FollowSteps } from '../modules/placement/index.js';
import { FreeVanished, MatchCounsellor } from '../modules/routing/index.js';

/** Finds a use case; called when an event is handled, not when the table is read. */
export type Use = <T>(useCase: Type<T>) => T;
type Reaction<N extends EventName> = (body: EventBodies[N]) => Promise<void>;
export type EventSubscriptions = { readonly [N in EventName]: readonly Reaction<N>[] };

/**
 * Everything that happens because something happened. A new event does not compile until it stands here; an empty list means that
 * only consoles and timelines care. Each reaction may run twice, late, or out of order.
 */
export const eventSubscriptions = (use: Use): EventSubscriptions => ({
  LeadCaptured: [],
  FlagRaised: [(body) => use(IntakeReactions).onFlagRaised(body)],
  ClinicalFlagRaised: [(body) => use(IntakeReactions).onClinicalFlagRaised(body)],
  ClinicalFlagEnded: [],
  CallbackScheduled: [
    ({ callbackId }) => use(LookAtCallback).run(callbackId),
    (body) => use(IntakeReactions).onCallbackScheduled(body),
    ({ personId }) => use(LookUpNumber).queueFor(personId),
    ({ callbackId }) => use(JudgePromises).promised(callbackId),
  ],
  CallbackQueued: [],
  CallbackRefused: [
    (body) => use(IntakeReactions).onCallbackScheduled(body),
    ({ callbackId }) => use(JudgePromises).run(callbackId),
  ],
  PersonDialled: [(body) => use(IntakeReactions).onAttempt(body), ({ callbackId }) => use(JudgePromises).run(callbackId)],
  CallbackConnected: [({ callbackId }) => use(JudgePromises).run(callbackId)],
  CallbackExhausted: [
    (body) => use(IntakeReactions).onCallbackExhausted(body),
    ({ callbackId }) => use(FollowSteps).run(callbackId),
  ],
  CallbackEnded: [
    (body) => use(IntakeReactions).onCallbackEnded(body),
    ({ callbackId }) => use(JudgePromises).run(callbackId),
    ({ callbackId }) => use(FollowSteps).run(callbackId),
  ],
  AttemptEnded: [(body) => use(IntakeReactions).onAttempt(body)],
  OfferMade: [({ offerId }) => use(RingCounsellor).run(offerId)],
  OfferAccepted: [],
  OfferMissed: [({ offerId }) => use(SilenceOffer).run(offerId)],
  PresenceChanged: [
    ({ counsellorId, presence }) => (presence === 'available' ? use(MatchCounsellor).run(counsellorId) : nothing()),
  ],
  SoftphoneLost: [({ counsellorId }) => use(FreeVanished).run(counsellorId)],
  LegChanged: [],
  CallStarted: [],
  CallAnswered: [],
  CallEnded: [({ callId }) => use(FinishAttempt).run(callId)],
  DispositionRecorded: [(body) => use(IntakeReactions).onDispositionRecorded(body)],
  IntakeAdvanced: [
    ({ intakeId, to }) => (to === 'closed' ? use(EndRequest).onIntakeClosed(intakeId) : nothing()),
    ({ intakeId }) => use(EndPlacement).run(intakeId),
  ],
  Admitted: [],
  ConsentRevoked: [],
  EmergencyBegan: [],
  IntakeAssigned: [],
  IntakeSetAside: [],
  IntakeWoken: [],
  LevelDecided: [],
  WorkTakenOver: [(body) => use(TakeOverIntakes).run(body)],
  PersonMerged: [],
  PersonParted: [],
  NumberUnshared: [],
  PartyRemoved: [],
  DisclosureMade: [],
  DisclosureBlocked: [],
  CallerArrived: [],
  CallerMoved: [],
  CallerInCrisis: [],
  CallerOverflowed: [({ inboundCallId }) => use(SendToPartner).run(inboundCallId)],
  CallerEnded: [],
  HandOverChanged: [],
  RecordingChanged: [],
  RoomChanged: [
    async ({ callId, legId, what }) => {
      if (what !== 'counsellor-lost') return;
      await use(FinishAttempt).run(callId); // it gives them their place; the line is asked for it
      await use(ReturnToLine).run(legId);
    },
  ],
  TextReceived: [],
  TextChanged: [],
  PromiseJudged: [],
  BenefitsAnswered: [],
  BedAsserted: [],
  BedHeld: [],
  BedHoldEnded: [],
  WaitlistChanged: [],
  AppointmentMade: [],
  AppointmentMissed: [(body) => use(IntakeReactions).onAppointmentMissed(body)],
  AppointmentEnded: [],
  ReferralMoved: [],
  ReferralAccepted: [],
  ReceiverChanged: [({ receiverId }) => use(WarnAboutReceiver).run(receiverId)],
  AlertRaised: [],
  AlertAcknowledged: [],
});

async function nothing(): Promise<void> {}

/** The events that the queue has to carry. */
export function subscribedEvents(): ReadonlySet<EventName> {
  const table = eventSubscriptions(() => {
    throw new Error('The table is read, not run');
  });
  return new Set((Object.keys(table) as EventName[]).filter((name) => table[name].length > 0));
}
