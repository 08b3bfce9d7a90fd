import type { ContactPermit } from '../core/contact/contact-permit.js';
import { admit, type AllowedBy } from './carrier-door.js';
import type { FailureReason } from './failure-reason.js';
import type { LegState } from './leg-report.js';

/** What the carrier answered to a create. `unknown` must be reconciled, never repeated: the thing may exist. */
export type PlaceResult =
  | { readonly kind: 'accepted'; readonly carrierSid: string; readonly state: LegState }
  | { readonly kind: 'rejected'; readonly reason: FailureReason; readonly code: string; readonly message: string }
  | { readonly kind: 'not-processed'; readonly retryAfterSeconds: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string };

/** The same for a text or a recording: it has no state worth telling yet. */
export type CreateResult =
  Exclude<PlaceResult, { kind: 'accepted' }> | { readonly kind: 'accepted'; readonly carrierSid: string };

export interface CarrierCall {
  readonly carrierSid: string;
  readonly state: LegState;
  readonly startedAt: Date;
}

/** A call as the daily comparison needs it. */
export interface ListedCall extends CarrierCall {
  readonly direction: 'incoming' | 'outgoing';
  /** The call that connected this one; null when none did. */
  readonly parentSid: string | null;
  readonly to: string;
  readonly from: string;
  readonly seconds: number;
}

export interface ListedRecording {
  readonly carrierSid: string;
  readonly callSid: string | null;
  readonly state: 'in-progress' | 'processing' | 'completed' | 'absent' | 'deleted' | 'other';
  readonly seconds: number;
  readonly createdAt: Date;
}

export interface ListedText {
  readonly carrierSid: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly state: string;
  readonly code: string | null;
  readonly createdAt: Date;
}

/** A leg to be rung. */
export interface RungLeg {
  readonly legId: string;
  /** E.164, or `addressOf` a softphone. */
  readonly to: string;
  readonly from: string;
  readonly ringSeconds: number;
  readonly allowedBy: AllowedBy;
}

/** A text to be sent: always to a person. */
export interface SentText {
  readonly textId: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly allowedBy: ContactPermit;
}

/** A party's place in a room. What a supervisor hears and who hears them follows from `mode` alone. */
export interface RoomSeat {
  readonly room: string;
  /** Unique in its room; an id or a word, never a name or a number. */
  readonly label: string;
  readonly endsRoom: boolean;
  readonly mode: SeatMode;
}

/**
 * `talk`: everybody hears them. `listen`: nobody does. `whisper`: only the leg they coach does. `listen` coaches too, so that an
 * accidental unmute is still heard by the counsellor alone.
 */
export type SeatMode =
  | { readonly kind: 'talk' }
  | { readonly kind: 'listen'; readonly coachedSid: string }
  | { readonly kind: 'whisper'; readonly coachedSid: string };

export type SeatChange =
  /** While it is on, the carrier asks `heard` of that leg for what to play: words and music, nothing that wants keys. */
  | { readonly kind: 'hold'; readonly on: boolean; readonly heard?: { readonly legId: string; readonly step: string } }
  | { readonly kind: 'mute'; readonly on: boolean }
  | { readonly kind: 'mode'; readonly mode: SeatMode }
  | { readonly kind: 'ends-room'; readonly on: boolean };

/** `gone`: who was to be moved is not there any more; the caller of the method refreshes what it believed. */
export type MoveResult = 'done' | 'gone';

export interface RoomMember {
  readonly carrierSid: string;
  readonly label: string | null;
  readonly held: boolean;
  readonly muted: boolean;
}

export interface NumberFacts {
  readonly valid: boolean;
  readonly lineType: 'mobile' | 'landline' | 'voip' | 'toll-free' | 'other' | null;
  /** Null when nobody knows. */
  readonly reassigned: boolean | null;
}

/** One of our numbers as the carrier has it configured. */
export interface OwnedNumber {
  readonly carrierSid: string;
  readonly number: string;
  readonly endpoints: InboundEndpoints;
}

export interface InboundEndpoints {
  readonly voice: string;
  readonly voiceFallback: string;
  readonly callEnded: string;
  readonly text: string;
}

/** `account-refused`: the carrier does not accept our account or credentials; nothing is sent until a probe is answered. */
export type CarrierHealth =
  { readonly kind: 'ok' } | { readonly kind: 'account-refused'; readonly code: string; readonly since: Date };

/** What the carrier can do; the application refuses configurations that need more. */
export interface Capabilities {
  readonly collectWhileWaiting: boolean;
  readonly coaching: boolean;
  readonly pauseRecording: boolean;
  readonly startRoomRecording: boolean;
  readonly browser: boolean;
  readonly texts: boolean;
  readonly carrierOptOut: boolean;
  readonly orderedEvents: boolean;
  readonly idempotentCreate: boolean;
  readonly longestRingSeconds: number;
}

/**
 * The carrier: legs, waiting, rooms, recordings, texts, numbers, softphones, and questions for reconciliation. Creates answer with a
 * result; every other method throws CarrierError for what is neither an answer nor a known race.
 */
export abstract class TelephonyProvider {
  abstract readonly capabilities: Capabilities;
  /** As seen by this process. An incoming call is answered all the same: that needs no request of ours. */
  abstract health(): CarrierHealth;

  /**
   * Rings `to` outside any room; when it is picked up the carrier asks `CallScript.answered(legId)`.
   * @throws NotPermittedError
   */
  async ring(leg: RungLeg): Promise<PlaceResult> {
    admit(leg.allowedBy, { number: leg.to, channel: 'call', at: this.now() });
    return this.placeRing(leg);
  }

  /**
   * Rings `to` straight into a room: whoever is there hears the ringing, a voicemail, a wrong person.
   * @throws NotPermittedError
   */
  async ringIntoRoom(leg: RungLeg, seat: RoomSeat): Promise<PlaceResult> {
    admit(leg.allowedBy, { number: leg.to, channel: 'call', at: this.now() });
    return this.placeRingIntoRoom(leg, seat);
  }

  /** @throws NotPermittedError */
  async send(text: SentText): Promise<CreateResult> {
    admit(text.allowedBy, { number: text.to, channel: 'text', at: this.now() });
    return this.placeText(text);
  }

  protected abstract now(): Date;
  protected abstract placeRing(leg: RungLeg): Promise<PlaceResult>;
  protected abstract placeRingIntoRoom(leg: RungLeg, seat: RoomSeat): Promise<PlaceResult>;
  protected abstract placeText(text: SentText): Promise<CreateResult>;

  /** Whether the carrier deals with wishes to ring somebody into a room. Rings nobody, and takes as long as a request. */
  abstract roomsAnswer(): Promise<boolean>;
  /** Cancels or hangs up; a leg that is already gone counts as done. */
  abstract hangUp(carrierSid: string): Promise<void>;
  /** Makes the carrier ask `step` of a leg that is on the line now, whatever it is doing (this takes it out of a room or a line). */
  abstract redirect(leg: { carrierSid: string; legId: string; step: string }): Promise<MoveResult>;
  /** Takes this leg, never "the next", out of the carrier's line and makes the carrier ask `step` of it. */
  abstract unpark(leg: { carrierSid: string; carrierLine: string | null; legId: string; step: string }): Promise<MoveResult>;

  abstract changeSeat(room: string, carrierSid: string, change: SeatChange): Promise<MoveResult>;
  abstract removeFromRoom(room: string, carrierSid: string): Promise<MoveResult>;
  abstract membersOf(room: string): Promise<readonly RoomMember[]>;
  /** Ends the room and every leg in it; a room that is already gone counts as done. */
  abstract endRoom(room: string): Promise<void>;

  abstract startRecording(leg: { carrierSid: string; recordingId: string }): Promise<CreateResult>;
  abstract controlRecording(leg: {
    carrierSid: string;
    recordingSid: string;
    to: 'paused' | 'in-progress' | 'stopped';
  }): Promise<MoveResult>;
  /** The sound as the carrier keeps it; null while it is not ready or when there is none. Throws for more than `mostBytes`. */
  abstract fetchMedia(recordingSid: string, mostBytes: number): Promise<{ bytes: Buffer; contentType: string } | null>;
  abstract deleteRecording(recordingSid: string): Promise<void>;

  /** Blanks the words of a text at the carrier; `throttled` while it is still on its way. */
  abstract redact(carrierSid: string): Promise<void>;

  /** Whether it was given to somebody else is told only for a date, `knownSince`, on which it was known to be theirs. */
  abstract describe(number: string, knownSince?: Date): Promise<NumberFacts>;
  abstract ownedNumbers(): Promise<readonly OwnedNumber[]>;
  abstract configureNumber(carrierSid: string): Promise<void>;
  /** Where the carrier should reach us; what `configureNumber` sets. */
  abstract expectedEndpoints(): InboundEndpoints;

  /** An opaque token for the browser of `identity` (letters, digits, underscore), and which kind of client understands it. */
  abstract issueSoftphoneToken(
    identity: string,
    seconds: number,
  ): { token: string; clientKind: 'twilio' | 'simulated'; expiresAt: Date };
  abstract addressOf(identity: string): string;

  abstract fetchCall(carrierSid: string): Promise<CarrierCall | null>;
  /** Calls placed to `to` from `from` since `since`, newest first: how an unknown outcome is resolved. */
  abstract findCalls(query: { to: string; from: string; since: Date }): Promise<readonly CarrierCall[]>;
  abstract findTexts(query: { to: string; from: string; since: Date }): Promise<readonly ListedText[]>;
  abstract fetchText(carrierSid: string): Promise<ListedText | null>;
  abstract callsSince(since: Date): AsyncIterable<ListedCall>;
  abstract recordingsSince(since: Date): AsyncIterable<ListedRecording>;
  abstract textsSince(since: Date): AsyncIterable<ListedText>;
}
