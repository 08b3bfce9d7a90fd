/**
 * What happened, told to everybody who cares. Bodies carry ids and codes only, never personal data: they travel through the
 * queue backend and to every console that listens.
 */
export interface EventBodies {
  LeadCaptured: { leadId: string; personId: string; intakeId: string; callbackId: string };
  FlagRaised: { leadId: string; personId: string; intakeId: string; callbackId: string };
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
  LegChanged: { legId: string; party: string; state: string; offerId: string | null; callId: string | null };
  CallStarted: { callId: string; callbackId: string; personId: string; counsellorId: string };
  CallAnswered: { callId: string; callbackId: string; personId: string; counsellorId: string };
  CallEnded: { callId: string; callbackId: string; personId: string; counsellorId: string; cause: string };
  DispositionRecorded: { callId: string; callbackId: string; personId: string; disposition: string };
  IntakeAdvanced: { intakeId: string; personId: string; from: string | null; to: string };
  Admitted: { intakeId: string; personId: string };
}

export type EventName = keyof EventBodies;
export type EventMessage = { [N in EventName]: { readonly name: N; readonly body: EventBodies[N] } }[EventName];
