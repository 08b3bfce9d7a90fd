import type { AmdRequest, AnsweredBy } from '../amd/detection.js';
import type { Persona } from '../phones/persona.js';
import { Deferred } from '../record/deferred.js';
import type { Clock } from '../record/clock.js';
import { CallOver } from '../record/interruption.js';
import { newSid } from '../record/sid.js';
import type { TimelineSubject } from '../record/timeline.js';
import type { CallRecordingSettings, Recording } from '../recordings/recording.js';
import type { HttpMethod, WebhookParameters } from '../webhooks/webhook.js';

export const CALL_STATUSES = [
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];
export type FinalStatus = Exclude<CallStatus, 'queued' | 'ringing' | 'in-progress'>;

export const CALL_EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type CallEvent = (typeof CALL_EVENTS)[number];
type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

export interface UrlAndMethod {
  readonly url: string;
  readonly method: HttpMethod;
}

export interface StatusSubscription extends UrlAndMethod {
  readonly events: readonly CallEvent[];
}

/** What the phone on the far end wants to know. */
export interface FarEnd {
  gatherStarted(): void;
  talkBegan(): void;
  /** The call waits in a queue, joined a conference, or was put on hold there. */
  reached(stage: 'queue' | 'conference' | 'hold'): void;
  heard(text: string): void;
  toneHeard(key: string): void;
  /** A recorder listens. Answers how many simulated seconds are spoken to it; Infinity is until a key or the hang-up. */
  recordingStarted(): number;
  /** What is said when a Gather listens for speech; undefined is silence. */
  speaks?(): string | undefined;
}

/** What only a call that somebody made to us has. */
export interface Arrival {
  /** The phone it was dialled on, whatever number or name it shows. */
  readonly phone: string;
  readonly persona: Persona;
  /** Told once, when the call has ended. */
  readonly numberCallback: UrlAndMethod | undefined;
  /** Sent with every voice webhook of the call. */
  readonly parameters: WebhookParameters;
}

interface StatusChange {
  readonly at: Date;
  readonly status: CallStatus;
}

interface CallRequest {
  readonly to: string;
  readonly from: string;
  readonly direction: CallDirection;
  readonly arrival?: Arrival | undefined;
  readonly parentSid?: string | undefined;
  /** What a Dial tells the browser it rings. */
  readonly clientParameters?: Readonly<Record<string, string>> | undefined;
  readonly statusCallback?: StatusSubscription | undefined;
  readonly fallback?: UrlAndMethod | undefined;
  readonly timeoutSeconds: number;
  readonly timeLimitSeconds: number;
  readonly amd?: AmdRequest | undefined;
  /** The call is recorded from the answer to its end. */
  readonly recording?: CallRecordingSettings | undefined;
  /** Keys played to whoever answers, `w` and `W` for pauses. */
  readonly sendDigits?: string | undefined;
}

/** One call: its place in the state machine, and the handles by which its running document is interrupted. */
export class Call {
  readonly sid = newSid('CA');
  readonly createdAt: Date;
  updatedAt: Date;
  /** How long it was expected to wait for the account's calls per second, in simulated milliseconds. */
  queueMs = 0;
  status: CallStatus = 'queued';
  /** When it was dialled. */
  startedAt?: Date;
  answeredAt?: Date;
  endedAt?: Date;
  statusCallback: StatusSubscription | undefined;
  fallback: UrlAndMethod | undefined;
  farEnd?: FarEnd;
  answeredPersona?: Persona;
  /** What the detection took the far end for. */
  answeredBy?: AnsweredBy;
  /** The recording that was asked for with the call itself. */
  recording?: Recording;
  timeLimitSeconds: number;
  /** Aborts when another time limit replaces the one that runs. */
  limit = new AbortController();
  /** Resolves when the person presses Answer, before a script would. */
  readonly accepted = new Deferred<void>();
  /** True once a document or a conference seat drives the call, so that it can be sent elsewhere. */
  steerable = false;
  private readonly history: StatusChange[];
  private sequence = 0;
  private readonly end = new AbortController();
  private run = new AbortController();
  private listener: ((key: string) => void) | undefined;

  constructor(
    readonly request: CallRequest,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
    this.history = [{ at: this.createdAt, status: this.status }];
    this.statusCallback = request.statusCallback;
    this.fallback = request.fallback;
    this.timeLimitSeconds = request.timeLimitSeconds;
  }

  /** The number of the phone on the far end: the one we dial, or the one that dialled us. */
  get farNumber(): string {
    return this.request.arrival?.phone ?? this.request.to;
  }

  get subject(): TimelineSubject {
    return { callSid: this.sid, number: this.farNumber };
  }

  /** Every status it had, and since when, in order. */
  get changes(): readonly StatusChange[] {
    return this.history;
  }

  get isOver(): boolean {
    return this.end.signal.aborted;
  }

  /** Aborts when the call reaches a final status. */
  get over(): AbortSignal {
    return this.end.signal;
  }

  moveTo(status: CallStatus): void {
    this.status = status;
    this.updatedAt = this.clock.now();
    this.history.push({ at: this.updatedAt, status });
  }

  /** Status callbacks are numbered from 0, in the order of the events, whatever order they arrive in. */
  nextSequence(): number {
    this.sequence += 1;
    return this.sequence - 1;
  }

  /** The signal for the next thing that drives this call; the previous one no longer counts. */
  beginRun(): AbortSignal {
    this.run = new AbortController();
    if (this.isOver) this.run.abort(new CallOver());
    return this.run.signal;
  }

  /** Stops what drives the call now; the reason says what comes next. */
  interrupt(reason: Error): void {
    this.run.abort(reason);
  }

  finish(): void {
    this.end.abort(new CallOver());
    this.run.abort(new CallOver());
  }

  /** Keys are lost unless somebody listens. Answers whether somebody did. */
  pressKey(key: string): boolean {
    this.listener?.(key);
    return this.listener !== undefined;
  }

  listenForKeys(listener: ((key: string) => void) | undefined): void {
    this.listener = listener;
  }
}
