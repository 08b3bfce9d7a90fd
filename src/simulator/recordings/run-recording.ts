import type { World } from '../world.js';
import { Recording } from './recording.js';
import { reportRecording } from './report-recording.js';

/** Simulated seconds until the sound of an ended recording can be fetched. */
const PROCESSED_AFTER = 2;

/** Starts to keep sound until it is stopped or the signal, the end of what is recorded, aborts. */
export function startRecording(world: World, request: Recording['request'], ended: AbortSignal): Recording {
  const recording = new Recording(request, world.clock.now());
  world.recordings.add(recording);
  reportRecording(world, recording, 'in-progress');
  ended.addEventListener('abort', () => stopRecording(world, recording, 'processing'), { once: true });
  return recording;
}

function endPart(world: World, recording: Recording): void {
  const now = world.clock.now();
  if (recording.partSince) recording.seconds += world.clock.secondsBetween(recording.partSince, now);
  recording.partSince = undefined;
  recording.updatedAt = now;
}

/** `skip` cuts the pause out; `silence` keeps its length. */
export function pauseRecording(world: World, recording: Recording, behavior: 'skip' | 'silence'): void {
  recording.status = 'paused';
  recording.updatedAt = world.clock.now();
  if (behavior === 'skip') endPart(world, recording);
}

export function resumeRecording(world: World, recording: Recording): void {
  recording.status = 'in-progress';
  recording.updatedAt = world.clock.now();
  recording.partSince ??= recording.updatedAt;
}

/**
 * Ends it, once. Its sound is there a little later; less than half a second is none and never will be.
 * @param trimmed simulated seconds of silence cut off its end
 */
export function stopRecording(world: World, recording: Recording, status: 'stopped' | 'processing', trimmed = 0): void {
  if (!recording.isRunning) return;
  endPart(world, recording);
  recording.seconds = Math.max(0, recording.seconds - trimmed);
  recording.status = status;
  world.clock.after(PROCESSED_AFTER, () => {
    recording.status = recording.seconds > 0 ? 'completed' : 'absent';
    recording.updatedAt = world.clock.now();
    reportRecording(world, recording, recording.status);
  });
}
