import type { Clock } from './clock.js';

const TIMELINE_TYPES = [
  'phone-declared',
  'phone-removed',
  'number-configured',
  'softphone-registered',
  'softphone-unregistered',
  'rest-request',
  'rest-response',
  'webhook-sent',
  'webhook-answered',
  'webhook-failed',
  'twiml',
  'twiml-warning',
  'dialled',
  'ringing',
  'answered',
  'heard',
  'said',
  'beeped',
  'voicemail-left',
  'pressed',
  'gathering',
  'talking',
  'muted',
  'joined-conference',
  'left-conference',
  'conference-started',
  'conference-ended',
  'joined-queue',
  'left-queue',
  'hung-up',
  'text-sent',
  'text-received',
  'recording',
  'answered-by',
  'call-ended',
  'fault',
  'simulator-error',
] as const;
type TimelineType = (typeof TIMELINE_TYPES)[number];

export interface TimelineSubject {
  readonly callSid?: string | undefined;
  /** The phone on the far end of the call. */
  readonly number?: string | undefined;
}

export interface TimelineEvent extends TimelineSubject {
  readonly seq: number;
  readonly at: string;
  readonly type: TimelineType;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A demonstration may run for days: older events are forgotten, sequence numbers go on. */
const KEPT_EVENTS = 20_000;

/** Everything that happened, in order. */
export class Timeline {
  private events: TimelineEvent[] = [];
  private lastSeq = 0;
  private readonly listeners = new Set<(event: TimelineEvent) => void>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  add(type: TimelineType, subject: TimelineSubject, detail: Readonly<Record<string, unknown>> = {}): void {
    this.lastSeq += 1;
    const event: TimelineEvent = {
      seq: this.lastSeq,
      at: this.clock.now().toISOString(),
      type,
      callSid: subject.callSid,
      number: subject.number,
      detail,
    };
    this.events.push(event);
    if (this.events.length > KEPT_EVENTS * 2) this.events = this.events.slice(-KEPT_EVENTS);
    for (const listener of this.listeners) listener(event);
  }

  after(seq: number): readonly TimelineEvent[] {
    return this.events.filter((event) => event.seq > seq);
  }

  ofCall(callSid: string): readonly TimelineEvent[] {
    return this.events.filter((event) => event.callSid === callSid);
  }

  /** Calls the listener for each further event; returns the way to stop. */
  subscribe(listener: (event: TimelineEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
