import type { Call, UrlAndMethod } from '../calls/call.js';
import type { Clock } from '../record/clock.js';
import { Deferred } from '../record/deferred.js';
import { newSid } from '../record/sid.js';
import type { RecordingSubscription } from '../recordings/recording.js';

export const ROOM_STATUSES = ['init', 'in-progress', 'completed'] as const;
type RoomStatus = (typeof ROOM_STATUSES)[number];

/** What a subscriber asks for; each word covers one or two events. */
export const ROOM_EVENT_WORDS = ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'speaker', 'announcement'] as const;
export type RoomEventWord = (typeof ROOM_EVENT_WORDS)[number];

export type LeaveReason =
  | 'conference_ended_via_api'
  | 'moderator_ended_conference'
  | 'participant_updated_via_api'
  | 'participant_hung_up'
  | 'participant_add_failed';

export type EndReason =
  | 'conference-ended-via-api'
  | 'last-participant-kicked'
  | 'last-participant-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'participant-with-end-conference-on-exit-left';

export interface RoomSubscription extends UrlAndMethod {
  readonly events: readonly RoomEventWord[];
}

export interface SeatSettings {
  readonly label?: string | undefined;
  readonly muted: boolean;
  readonly coaching: boolean;
  readonly callSidToCoach?: string | undefined;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
  readonly maxParticipants: number;
  readonly subscription?: RoomSubscription | undefined;
  /** The conference is recorded from its start, and this is who is told. */
  readonly recording?: { readonly subscription: RecordingSubscription | undefined } | undefined;
  /** The document for whoever waits alone; undefined is the provider's music. */
  readonly waitUrl?: UrlAndMethod | undefined;
}

/** One call's place in a conference, from the moment it is asked for. */
export class Seat {
  readonly createdAt: Date;
  updatedAt: Date;
  /** False while a participant added over REST is still being dialled. */
  joined = false;
  hold = false;
  muted: boolean;
  coaching: boolean;
  callSidToCoach: string | undefined;
  endConferenceOnExit: boolean;
  /** Aborts when the document or music of a hold is over. */
  holding = new AbortController();
  waitUrl: UrlAndMethod | undefined;
  /** Resolves when something else is to be heard before the conference starts. */
  waitChanged = new Deferred<void>();
  /** Resolves when others take this call out of the conference. */
  readonly putOut = new Deferred<'conference-ended' | 'removed'>();

  constructor(
    readonly call: Call,
    readonly settings: SeatSettings,
    clock: Pick<Clock, 'now'>,
  ) {
    this.waitUrl = settings.waitUrl;
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
    this.muted = settings.muted;
    this.coaching = settings.coaching;
    this.callSidToCoach = settings.callSidToCoach;
    this.endConferenceOnExit = settings.endConferenceOnExit;
  }

  waitWith(target: UrlAndMethod): void {
    const changed = this.waitChanged;
    this.waitUrl = target;
    this.waitChanged = new Deferred();
    changed.resolve();
  }
}

/** A conference. The first participant fixes its callback address, events and recording; later ones cannot change them. */
export class Room {
  readonly sid = newSid('CF');
  readonly createdAt: Date;
  updatedAt: Date;
  status: RoomStatus = 'init';
  endReason: EndReason | undefined;
  endingCallSid: string | undefined;
  readonly started = new Deferred<void>();
  /** Aborts when the conference ends. */
  readonly over = new AbortController();
  private readonly seats = new Map<string, Seat>();
  /** An end is reported only for a conference that somebody was in. */
  everJoined = false;
  private sequence = 0;
  private hadFirst = false;
  private firstRecording: SeatSettings['recording'];
  private firstSubscription: RoomSubscription | undefined;
  private maxParticipants = 250;

  constructor(
    readonly friendlyName: string,
    clock: Pick<Clock, 'now'>,
  ) {
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
  }

  get subscription(): RoomSubscription | undefined {
    return this.firstSubscription;
  }

  get recording(): SeatSettings['recording'] {
    return this.firstRecording;
  }

  get isFull(): boolean {
    return this.seats.size >= this.maxParticipants;
  }

  add(seat: Seat): void {
    if (!this.hadFirst) {
      this.firstSubscription = seat.settings.subscription;
      this.firstRecording = seat.settings.recording;
      this.maxParticipants = seat.settings.maxParticipants;
    }
    this.hadFirst = true;
    this.seats.set(seat.call.sid, seat);
  }

  /** By call SID or by label. */
  find(sidOrLabel: string): Seat | undefined {
    return this.seats.get(sidOrLabel) ?? this.all().find((seat) => seat.settings.label === sidOrLabel);
  }

  remove(seat: Seat): boolean {
    return this.seats.delete(seat.call.sid);
  }

  all(): readonly Seat[] {
    return [...this.seats.values()];
  }

  joined(): readonly Seat[] {
    return this.all().filter((seat) => seat.joined);
  }

  nextSequence(): number {
    this.sequence += 1;
    return this.sequence;
  }
}
