import type { Flow } from './flow.js';
import type { LegReport } from './leg-report.js';

/** Somebody dials one of our numbers. */
export interface IncomingCall {
  readonly carrierSid: string;
  /** Ours, E.164. */
  readonly to: string;
  /** As it came: E.164, a word such as `anonymous`, a keypad look-alike, or empty. Never proof of who calls. */
  readonly from: string;
  readonly forwardedFrom: string | null;
}

/** Why a parked leg stopped waiting. */
export type LineResult = 'left' | 'taken' | 'hung-up' | 'line-full' | 'failed';

/** What the carrier tells when it asks for a step. */
export interface StepInput {
  readonly carrierSid: string;
  /** Keys pressed; empty when none were, which is an answer but not a "no". */
  readonly digits: string;
  /** In a wait step: the carrier's own name of the line, needed to take the leg out of it. */
  readonly carrierLine: string | null;
  readonly lineResult: LineResult | null;
  /** After `record`: how long, and whether they hung up to end it. */
  readonly recorded: { readonly carrierSid: string | null; readonly seconds: number; readonly hungUp: boolean } | null;
  /** After `connect` or `join-room`: whether the other side was ever there. */
  readonly connected: boolean | null;
  /** After `connect`: how long the other side's phone was picked up; null where the carrier does not say. */
  readonly connectedSeconds: number | null;
  /** The same for a request and its repetition by the carrier, different for any other. */
  readonly fingerprint: string;
}

/** What happened in a room. The room's first party decides whether we are told at all. */
export interface RoomReport {
  readonly room: string;
  readonly carrierRoom: string;
  readonly kind: 'started' | 'ended' | 'joined' | 'left' | 'muted' | 'unmuted' | 'held' | 'unheld' | 'changed';
  readonly carrierSid: string | null;
  readonly label: string | null;
  readonly sequence: number | null;
  /** Why a party left or the room ended, in the carrier's word. */
  readonly reason: string | null;
}

export interface RecordingReport {
  readonly recordingId: string;
  readonly carrierSid: string;
  readonly state: 'in-progress' | 'completed' | 'absent';
  readonly seconds: number | null;
}

export interface IncomingText {
  readonly carrierSid: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly pictures: number;
  /** The carrier has taken care of the opt-out word and answered it: stay silent. */
  readonly optOut: 'stop' | 'start' | 'help' | null;
}

export const textStates = ['queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'canceled'] as const;
export type TextState = (typeof textStates)[number];

export interface TextReport {
  readonly textId: string;
  readonly carrierSid: string;
  readonly state: TextState;
  readonly code: string | null;
}

/** What the application answers when the carrier asks or reports. Wiring binds it to the modules. Every method is safe to be asked twice. */
export abstract class CallScript {
  /** Somebody dialled us. The flow's steps belong to the leg that is returned. */
  abstract called(call: IncomingCall): Promise<{ readonly legId: string; readonly flow: Flow }>;
  /** A leg that we rang was picked up. */
  abstract answered(legId: string, carrierSid: string): Promise<Flow>;
  abstract asked(legId: string, step: string, input: StepInput): Promise<Flow>;
  /** A softphone of staff dials out by itself; `callId` is what it dialled. */
  abstract softphoneCalled(call: {
    readonly carrierSid: string;
    readonly identity: string;
    readonly callId: string | null;
  }): Promise<{
    readonly legId: string;
    readonly flow: Flow;
  }>;
  abstract reported(report: LegReport): Promise<void>;
  /** An incoming call is over: the one report that comes even when the caller hung up before we answered. */
  abstract incomingEnded(call: IncomingCall & { readonly seconds: number }): Promise<void>;
  abstract roomReported(report: RoomReport): Promise<void>;
  abstract recordingReported(report: RecordingReport): Promise<void>;
  /** The text to answer with, or null for silence. */
  abstract texted(text: IncomingText): Promise<string | null>;
  abstract textReported(report: TextReport): Promise<void>;
}
