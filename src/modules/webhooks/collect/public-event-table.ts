import type { EventBodies, EventName } from '../../../contracts/events.js';
import type { PublicEventData, PublicEventName } from '../../../contracts/webhooks/public-events.js';

export interface PublicEvent {
  readonly name: PublicEventName;
  /** Whose order is kept: what concerns one person arrives as it happened, whatever lead, callback or intake it is about. */
  readonly subjectId: string;
  readonly data: Readonly<Record<string, string | null>>;
}

type Publish<N extends EventName> = 'not-public' | ((body: EventBodies[N]) => PublicEvent | null);

/**
 * Which of our events are told outside, under which name, with which members. A new event does not compile until somebody has decided
 * this. Not public: what staff do, how a talk went, signs of danger, wishes about being called, and whatever has no person.
 */
export const publicEventTable: { readonly [N in EventName]: Publish<N> } = {
  LeadCaptured: ({ personId, leadId, intakeId, callbackId }) => tell('lead.created', personId, { leadId, intakeId, callbackId }),
  FlagRaised: 'not-public',
  ClinicalFlagRaised: 'not-public',
  ClinicalFlagEnded: 'not-public',
  // Not for what: that would be a wish about being called. Of whoever has no intake nobody outside has heard.
  ConsentRevoked: ({ personId, intakeId }) => (intakeId === null ? null : tell('consent.revoked', personId, { intakeId })),
  PersonMerged: 'not-public',
  PersonParted: 'not-public',
  CallbackScheduled: ({ personId, callbackId }) => tell('callback.scheduled', personId, { callbackId }),
  CallbackQueued: 'not-public',
  CallbackRefused: 'not-public',
  PersonDialled: 'not-public',
  CallbackConnected: ({ personId, callbackId, callId }) => tell('callback.connected', personId, { callbackId, callId }),
  CallbackExhausted: ({ personId, callbackId }) => tell('callback.exhausted', personId, { callbackId }),
  CallbackEnded: ({ personId, callbackId, state }) => tell('callback.ended', personId, { callbackId, state }),
  AttemptEnded: 'not-public',
  OfferMade: 'not-public',
  OfferAccepted: 'not-public',
  OfferMissed: 'not-public',
  PresenceChanged: 'not-public',
  SoftphoneLost: 'not-public',
  LegChanged: 'not-public',
  CallStarted: ({ personId, callId, callbackId }) => tell('call.started', personId, { callId, callbackId }),
  CallAnswered: 'not-public',
  CallEnded: ({ personId, callId, callbackId, cause }) => tell('call.ended', personId, { callId, callbackId, cause }),
  DispositionRecorded: 'not-public',
  IntakeAdvanced: ({ personId, intakeId, from, to }) =>
    from === 'emergency' || to === 'emergency' ? null : tell('intake.advanced', personId, { intakeId, from, to }),
  Admitted: ({ personId, intakeId }) => tell('intake.admitted', personId, { intakeId }),
  NumberUnshared: 'not-public',
  PartyRemoved: 'not-public',
  DisclosureMade: ({ personId, disclosureId }) => tell('disclosure.made', personId, { disclosureId }),
  DisclosureBlocked: ({ personId, disclosureId, reason }) => tell('disclosure.blocked', personId, { disclosureId, reason }),
  EmergencyBegan: 'not-public',
  IntakeAssigned: 'not-public',
  IntakeSetAside: 'not-public',
  IntakeWoken: 'not-public',
  LevelDecided: 'not-public',
  WorkTakenOver: 'not-public',
  CallerArrived: 'not-public',
  CallerMoved: 'not-public',
  CallerInCrisis: 'not-public',
  CallerOverflowed: 'not-public',
  CallerEnded: 'not-public',
  HandOverChanged: 'not-public',
  RecordingChanged: 'not-public',
  RoomChanged: 'not-public',
  TextReceived: 'not-public',
  TextChanged: 'not-public',
  PromiseJudged: ({ personId, callbackId, verdict }) =>
    tell(verdict === 'kept' ? 'callback.kept' : 'callback.late', personId, { callbackId }),
  BenefitsAnswered: 'not-public',
  BedAsserted: 'not-public',
  BedHeld: 'not-public',
  BedHoldEnded: 'not-public',
  WaitlistChanged: 'not-public',
  AppointmentMade: 'not-public',
  AppointmentMissed: 'not-public',
  AppointmentEnded: 'not-public',
  ReferralMoved: 'not-public',
  ReferralAccepted: 'not-public',
  ReceiverChanged: 'not-public',
  AlertRaised: 'not-public',
  AlertAcknowledged: 'not-public',
};

function tell<P extends PublicEventName>(name: P, subjectId: string, data: PublicEventData[P]): PublicEvent {
  return { name, subjectId, data };
}
