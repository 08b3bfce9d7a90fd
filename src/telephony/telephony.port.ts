/** What a caller hears and does, as data: an adapter renders it for its carrier. */
export type Step =
  | { readonly kind: 'say'; readonly text: string; readonly language: string }
  | {
      readonly kind: 'collect';
      readonly prompt: string;
      readonly language: string;
      readonly digits: number;
      readonly seconds: number;
      readonly step: string;
    }
  | { readonly kind: 'join-room'; readonly room: string; readonly label: string; readonly endsRoom: boolean }
  | { readonly kind: 'hang-up' };
export type Flow = readonly Step[];

/** What the carrier answered to "place a call". `unknown` must be reconciled, never repeated: the call may exist. */
export type PlaceResult =
  | { readonly kind: 'accepted'; readonly carrierSid: string; readonly state: LegState }
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  | { readonly kind: 'not-processed'; readonly retryAfterSeconds: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string };

export const legStates = ['queued', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled'] as const;
export type LegState = (typeof legStates)[number];

/** A state change of one leg as the carrier reports it; `sequence` orders the reports of one leg, null when it has none. */
export interface LegReport {
  readonly legId: string;
  readonly carrierSid: string;
  readonly state: LegState;
  readonly sequence: number | null;
  readonly sipResponseCode: number | null;
}

export interface CarrierCall {
  readonly carrierSid: string;
  readonly state: LegState;
  readonly startedAt: Date;
}

/**
 * What a failed request means for the caller: `rejected` will never work as it is, `not-processed` did nothing and may be
 * repeated, `unknown` may have worked (repeat reads freely, look before repeating a placed call).
 */
export type CarrierOutcome = Exclude<PlaceResult['kind'], 'accepted'>;

interface CarrierFailure {
  readonly outcome: CarrierOutcome;
  /** The carrier's own code, or `http-404`, or the network's (`ECONNRESET`). */
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  /** Method and path with every identifier taken out. */
  readonly operation: string;
  readonly retryAfterSeconds: number;
}

/** A failed carrier request, safe to log whole: no credentials, no phone numbers, no identifiers of calls or rooms. */
export class CarrierError extends Error {
  readonly outcome: CarrierOutcome;
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly operation: string;
  /** Meant for `not-processed`: how long to wait before asking again, in seconds. */
  readonly retryAfterSeconds: number;

  constructor(failure: CarrierFailure) {
    super(`carrier ${failure.outcome}: ${failure.operation}, code ${failure.code}, status ${failure.status ?? 'none'}`);
    this.name = 'CarrierError';
    this.outcome = failure.outcome;
    this.code = failure.code;
    this.status = failure.status;
    this.requestId = failure.requestId;
    this.operation = failure.operation;
    this.retryAfterSeconds = failure.retryAfterSeconds;
  }
}

/** The carrier. Every method may throw CarrierError for what is neither an answer nor a known refusal. */
export abstract class Telephony {
  /** Rings `to` outside any room; when it is answered the carrier asks `CallScript.answered(legId)`. */
  abstract ring(leg: { legId: string; to: string; from: string; ringSeconds: number }): Promise<PlaceResult>;
  /** Rings `to` straight into `room`: whoever is there hears the ringing. The room ends when this party leaves. */
  abstract ringIntoRoom(leg: {
    legId: string;
    to: string;
    from: string;
    room: string;
    ringSeconds: number;
  }): Promise<PlaceResult>;
  /** Cancels or hangs up; a leg that is already gone counts as done. */
  abstract hangUp(carrierSid: string): Promise<void>;
  /** Ends the room and every leg in it; a room that is already gone counts as done. */
  abstract endRoom(room: string): Promise<void>;
  abstract fetchCall(carrierSid: string): Promise<CarrierCall | null>;
  /** Calls placed to `to` from `from` since `since`, newest first: how an unknown outcome is resolved. */
  abstract findCalls(query: { to: string; from: string; since: Date }): Promise<readonly CarrierCall[]>;
}

/** What the application does when the carrier asks or reports; bound to the callbacks module by wiring. */
export abstract class CallScript {
  abstract answered(legId: string, carrierSid: string): Promise<Flow>;
  abstract pressed(legId: string, step: string, digits: string): Promise<Flow>;
  abstract reported(report: LegReport): Promise<void>;
}
