import type { Recording } from './recording.js';

/** All recordings that were not deleted, newest last. */
export class RecordingBook {
  private readonly recordings = new Map<string, Recording>();

  add(recording: Recording): void {
    this.recordings.set(recording.sid, recording);
  }

  find(sid: string): Recording | undefined {
    return this.recordings.get(sid);
  }

  remove(sid: string): void {
    this.recordings.delete(sid);
  }

  newestFirst(): readonly Recording[] {
    return [...this.recordings.values()].toReversed();
  }
}
