import { newSid } from '../record/sid.js';
import type { HttpMethod } from '../webhooks/webhook.js';

/** Twilio's code for a recording that is absent because it was too short. */
export const TOO_SHORT = 16101;

export const RECORDING_EVENTS = ['in-progress', 'completed', 'absent'] as const;
export type RecordingEvent = (typeof RECORDING_EVENTS)[number];

type RecordingStatus = 'in-progress' | 'paused' | 'stopped' | 'processing' | 'completed' | 'absent';
type RecordingSource = 'OutboundAPI' | 'RecordVerb' | 'StartCallRecordingAPI' | 'Conference';

export interface RecordingSubscription {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly RecordingEvent[];
}

interface RecordingRequest {
  readonly callSid?: string | undefined;
  readonly conferenceSid?: string | undefined;
  /** The phone on the far end, for the timeline. */
  readonly number?: string | undefined;
  readonly source: RecordingSource;
  readonly channels: 1 | 2;
  readonly track: 'inbound' | 'outbound' | 'both';
  readonly subscription?: RecordingSubscription | undefined;
}

/** How a call is recorded, and who is told. */
export type CallRecordingSettings = Pick<RecordingRequest, 'channels' | 'track' | 'subscription'>;

/** Sound being kept, of a call or of a conference. */
export class Recording {
  readonly sid = newSid('RE');
  updatedAt: Date;
  status: RecordingStatus = 'in-progress';
  /** Simulated seconds of the parts that are over. */
  seconds = 0;
  /** Start of the part that runs; undefined while a pause is cut out. */
  partSince: Date | undefined;

  constructor(
    readonly request: RecordingRequest,
    readonly startedAt: Date,
  ) {
    this.updatedAt = startedAt;
    this.partSince = startedAt;
  }

  get isRunning(): boolean {
    return this.status === 'in-progress' || this.status === 'paused';
  }

  get isReady(): boolean {
    return this.status === 'completed';
  }
}
