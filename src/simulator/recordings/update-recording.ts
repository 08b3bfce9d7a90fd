import type { FormReader } from '../rest/form-reader.js';
import { badRequest } from '../rest/rest-error.js';
import type { World } from '../world.js';
import type { Recording } from './recording.js';
import { pauseRecording, resumeRecording, stopRecording } from './run-recording.js';

/** Pauses, resumes or stops. Throws 20001 for a status that is none of these, 21220 when the recording is over. */
export function updateRecording(world: World, form: FormReader, recording: Recording): void {
  form.required('Status', 20001);
  const status = form.oneOf('Status', ['paused', 'in-progress', 'stopped']);
  const behavior = form.oneOf('PauseBehavior', ['skip', 'silence']) ?? 'silence';
  if (!recording.isRunning) throw badRequest(21220, `Recording is ${recording.status} already`);
  if (status === 'paused') pauseRecording(world, recording, behavior);
  else if (status === 'in-progress') resumeRecording(world, recording);
  else stopRecording(world, recording, 'stopped');
}
