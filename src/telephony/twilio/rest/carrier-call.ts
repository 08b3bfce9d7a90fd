import { legStates, type LegState } from '../../leg-report.js';
import type { CarrierCall } from '../../telephony-provider.js';

export interface CallRecord {
  readonly sid: string;
  readonly status: string;
  readonly startTime: unknown;
  readonly dateCreated: unknown;
}

// A party that is added to a room has its own words for the same states.
const participantStates: ReadonlyMap<string, LegState> = new Map([
  ['connecting', 'queued'],
  ['connected', 'in-progress'],
  ['complete', 'completed'],
]);

/** A state of a call or of a room's party in our words; null for a word we do not know. `initiated` is "dialling, not ringing". */
export function toLegState(status: string): LegState | null {
  if (status === 'initiated') return 'queued';
  return legStates.find((state) => state === status) ?? participantStates.get(status) ?? null;
}

/** A queued call has no start yet, and may have no creation date either: then it began just now. */
export function toCarrierCall(call: CallRecord, now: Date): CarrierCall {
  const dates = [call.startTime, call.dateCreated].filter((date) => date instanceof Date && !Number.isNaN(date.getTime()));
  return { carrierSid: call.sid, state: toLegState(call.status) ?? 'queued', startedAt: (dates[0] as Date | undefined) ?? now };
}
