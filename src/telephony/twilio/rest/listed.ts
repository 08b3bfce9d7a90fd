import type { ListedCall, ListedRecording, ListedText } from '../../telephony-provider.js';
import { toCarrierCall, type CallRecord } from './carrier-call.js';

const recordingStates: readonly ListedRecording['state'][] = ['in-progress', 'processing', 'completed', 'absent', 'deleted'];

interface ListedCallRecord extends CallRecord {
  readonly direction: string;
  readonly parentCallSid: string | null;
  readonly to: string;
  readonly from: string;
  readonly duration: string;
}

interface RecordingRecord {
  readonly sid: string;
  readonly callSid: string | null;
  readonly status: string;
  readonly duration: string;
  readonly dateCreated: unknown;
}

interface TextRecord {
  readonly sid: string;
  readonly direction: string;
  readonly to: string;
  readonly from: string | null;
  readonly body: string | null;
  readonly status: string;
  readonly errorCode: number | null;
  readonly dateCreated: unknown;
}

export function toListedCall(call: ListedCallRecord, now: Date): ListedCall {
  return {
    ...toCarrierCall(call, now),
    direction: directionOf(call.direction),
    parentSid: call.parentCallSid || null,
    to: call.to,
    from: call.from,
    seconds: secondsOf(call.duration),
  };
}

export function toListedRecording(recording: RecordingRecord): ListedRecording {
  return {
    carrierSid: recording.sid,
    callSid: recording.callSid,
    state: recordingStates.find((state) => state === recording.status) ?? 'other',
    seconds: secondsOf(recording.duration),
    createdAt: dateOf(recording.dateCreated),
  };
}

export function toListedText(text: TextRecord): ListedText {
  return {
    carrierSid: text.sid,
    direction: directionOf(text.direction),
    to: text.to,
    from: text.from ?? '',
    body: text.body ?? '',
    state: text.status,
    code: text.errorCode === null || text.errorCode === undefined ? null : String(text.errorCode),
    createdAt: dateOf(text.dateCreated),
  };
}

function directionOf(direction: string): 'incoming' | 'outgoing' {
  return direction === 'inbound' ? 'incoming' : 'outgoing';
}

function secondsOf(duration: unknown): number {
  const seconds = Number(duration);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

/** The client passes a date that it cannot read on as text: then the oldest time, so that a comparison looks at it rather than not. */
function dateOf(date: unknown): Date {
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date : new Date(0);
}
