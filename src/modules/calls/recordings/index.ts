import { ControlRecording } from './control-recording.js';
import { FindRecordingConsent } from './find-recording-consent.js';
import { KeepRecording } from './keep-recording.js';
import { DeleteRecording } from './media/delete-recording.js';
import { FetchRecording } from './media/fetch-recording.js';
import { RecordingMedia } from './media/recording-media.js';
import { OptOutOfRecording } from './opt-out-of-recording.js';
import { PauseRecording } from './pause-recording.js';
import { RecordingReports } from './recording-reports.js';
import { RecordingStore } from './recording.store.js';
import { StartRecording } from './start-recording.js';
import { StopRecording } from './stop-recording.js';
import { WatchRecordings } from './watch-recordings.js';

export const recordingsDoor = [DeleteRecording, FetchRecording, KeepRecording, RecordingReports, StopRecording, WatchRecordings];
export const recordingsProviders = [
  ...recordingsDoor,
  ControlRecording,
  FindRecordingConsent,
  OptOutOfRecording,
  PauseRecording,
  RecordingMedia,
  RecordingStore,
  StartRecording,
];
