import type { RecordingReport } from '../../call-script.js';
import { numberOf, sidOf, valueOf, type WebhookForm } from './webhook-form.js';

const states: readonly RecordingReport['state'][] = ['in-progress', 'completed', 'absent'];

/** Null when the form names no recording, or a state that we do not know. */
export function toRecordingReport(recordingId: string, form: WebhookForm): RecordingReport | null {
  const carrierSid = sidOf(form, 'RecordingSid', 'RE');
  const state = states.find((known) => known === valueOf(form, 'RecordingStatus'));
  if (carrierSid === null || state === undefined) return null;
  return { recordingId, carrierSid, state, seconds: numberOf(form, 'RecordingDuration') };
}
