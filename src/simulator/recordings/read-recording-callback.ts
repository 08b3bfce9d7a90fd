import type { FormReader } from '../rest/form-reader.js';
import { RECORDING_EVENTS, type RecordingSubscription } from './recording.js';

/** `<prefix>RecordingStatusCallback`, its method and its repeated events; `completed` alone when none is named. */
export function readRecordingCallback(form: FormReader, prefix: '' | 'Conference'): RecordingSubscription | undefined {
  const name = `${prefix}RecordingStatusCallback`;
  const url = form.url(name, 21609);
  const asked = form.listOf(`${name}Event`, RECORDING_EVENTS, 21626);
  if (!url) return undefined;
  return { url, method: form.method(`${name}Method`), events: asked.length > 0 ? asked : ['completed'] };
}
