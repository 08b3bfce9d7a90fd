import type { FormReader } from '../rest/form-reader.js';
import { readRecordingCallback } from './read-recording-callback.js';
import type { CallRecordingSettings } from './recording.js';

/** How a call is to be recorded. `Trim` is checked and no more: the simulator knows of no silence in a call that it could cut off. */
export function readRecordingSettings(form: FormReader): CallRecordingSettings {
  form.oneOf('Trim', ['trim-silence', 'do-not-trim']);
  return {
    channels: form.oneOf('RecordingChannels', ['mono', 'dual']) === 'dual' ? 2 : 1,
    track: form.oneOf('RecordingTrack', ['inbound', 'outbound', 'both']) ?? 'both',
    subscription: readRecordingCallback(form, ''),
  };
}

/** `Record` of a new call and all that goes with it; undefined when the call is not to be recorded. */
export function readRecord(form: FormReader): CallRecordingSettings | undefined {
  const settings = readRecordingSettings(form);
  return form.flag('Record') ? settings : undefined;
}
