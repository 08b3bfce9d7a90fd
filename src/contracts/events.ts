/**
 * What happened, told to everybody who cares. Bodies carry ids and codes only, never personal data: they travel through the
 * queue backend and to every console that listens.
 */
export interface EventBodies {
  LeadCaptured: { leadId: string; personId: string; intakeId: string; callbackId: string };
  FlagRaised: { leadId: string; personId: string; intakeId: string; callbackId: string };
  ClinicalFlagRaised: { flagId: string; intakeId: string; personId: string; level: string };
  /** Somebody dealt with it (`handled`), or a clinician lowered it (`lowered`). */
  ClinicalFlagEnded: { flagId: string; intakeId: string; personId: string; what: string };
  CallbackScheduled: { callbackId: string; personId: string };
  CallbackQueued: { callbackId: string; personId: string; queueEntryId: string; routeId: string };
  CallbackRefused: { callbackId: string; personId: string; rule: string };
  PersonDialled: { callbackId: string; personId: string; attemptId: string };
  CallbackConnected: { callbackId: string; personId: string; callId: string };
  CallbackExhausted: { callbackId: string; personId: string };
  CallbackEnded: { callbackId: string; personId: string; state: string };
  AttemptEnded: { callbackId: string; personId: string; attemptId: string; outcome: string };
  OfferMade: { offerId: string; queueEntryId: string; counsellorId: string; callbackId: string };
  OfferAccepted: { offerId: string; queueEntryId: string; counsellorId: string; callbackId: string };
  OfferMissed: { offerId: string; queueEntryId: string; counsellorId: string; callbackId: string; why: string };
  PresenceChanged: { counsellorId: string; presence: string };
  SoftphoneLost: { counsellorId: string };
  LegChanged: { legId: string; party: string; state: string; offerId: string | null; callId: string | null };
  CallStarted: { callId: string; callbackId: string; personId: string; counsellorId: string };
  CallAnswered: { callId: string; callbackId: string; personId: string; counsellorId: string };
  CallEnded: { callId: string; callbackId: string; personId: string; counsellorId: string; cause: string };
  DispositionRecorded: { callId: string; callbackId: string; personId: string; disposition: string };
  IntakeAdvanced: { intakeId: string; personId: string; from: string | null; to: string };
  Admitted: { intakeId: string; personId: string };
  /** Something they had agreed to holds no longer; the ledger says what. `intakeId`: their newest; null when they have none. */
  ConsentRevoked: { personId: string; intakeId: string | null };
  EmergencyBegan: { intakeId: string; personId: string };
  IntakeAssigned: { intakeId: string; personId: string };
  IntakeSetAside: { intakeId: string; personId: string; kind: string };
  /** A hold or a snooze is over: the next step counts again. */
  IntakeWoken: { intakeId: string; personId: string };
  LevelDecided: { intakeId: string; personId: string; decisionId: string };
  /** What somebody owned goes to `to`, or to their team. */
  WorkTakenOver: { counsellorId: string; to: string | null };
  PersonMerged: { mergeId: string; personId: string; intoId: string };
  PersonParted: { mergeId: string; personId: string; intoId: string };
  /** It was a mistake that they share this number. */
  NumberUnshared: { personId: string; phoneNumberId: string };
  PartyRemoved: { intakeId: string; personId: string };
  DisclosureMade: { disclosureId: string; personId: string };
  DisclosureBlocked: { disclosureId: string; personId: string; reason: string };
  CallerArrived: { inboundCallId: string; personId: string | null };
  CallerMoved: { inboundCallId: string; personId: string | null; stage: string };
  CallerInCrisis: { inboundCallId: string; personId: string | null };
  CallerOverflowed: { inboundCallId: string };
  CallerEnded: { inboundCallId: string; personId: string | null; outcome: string };
  HandOverChanged: { handOverId: string; callId: string; state: string };
  RecordingChanged: { recordingId: string; callId: string | null; inboundCallId: string | null; state: string };
  RoomChanged: { callId: string; legId: string; what: string };
  TextReceived: { textId: string; personId: string | null; meaning: string };
  TextChanged: { textId: string; personId: string | null; state: string };
  /** How a promise to call came out: `kept` or `late`, told once for each promise. */
  PromiseJudged: { callbackId: string; personId: string; verdict: string };
  /** An insurer answered: the answer stands with the request. */
  BenefitsAnswered: { requestId: string; intakeId: string; personId: string };
  BedAsserted: { bedId: string; programmeId: string; state: string };
  BedHeld: { holdId: string; bedId: string; intakeId: string; personId: string };
  /** `released`, `used` or `expired`. */
  BedHoldEnded: { holdId: string; bedId: string; intakeId: string; state: string };
  WaitlistChanged: { entryId: string; intakeId: string; personId: string; state: string };
  AppointmentMade: { appointmentId: string; intakeId: string; personId: string };
  /** `intakeId`: their open one, also where it was merged; `startsAt`: ISO, when they were expected. */
  AppointmentMissed: { appointmentId: string; intakeId: string; personId: string; startsAt: string };
  /** `arrived`, `cancelled` or `moved`. */
  AppointmentEnded: { appointmentId: string; intakeId: string; personId: string; state: string };
  ReferralMoved: { referralId: string; intakeId: string; personId: string; state: string };
  ReferralAccepted: { referralId: string; intakeId: string; personId: string };
  ReceiverChanged: { receiverId: string };
  AlertRaised: { alertId: string; kind: string; subjectType: string; subjectId: string };
  AlertAcknowledged: { alertId: string };
}

export type EventName = keyof EventBodies;
export type EventMessage = { [N in EventName]: { readonly name: N; readonly body: EventBodies[N] } }[EventName];
