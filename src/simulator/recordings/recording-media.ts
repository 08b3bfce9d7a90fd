import { FormReader } from '../rest/form-reader.js';
import { MediaFile } from '../rest/media-file.js';
import type { RestCall } from '../rest/operation.js';
import { badRequest, notFound } from '../rest/rest-error.js';
import { silentMp3, silentWav } from './sound.js';

/** The sound of a recording. Throws 404 until it is processed, 400 when two channels are asked of one that has one. */
export function recordingMedia({ world, path, query, uri }: RestCall): MediaFile {
  const recording = world.recordings.find(path['Sid'] ?? '');
  if (!recording?.isReady) throw notFound(uri);
  const { channels } = recording.request;
  const asked = new FormReader(query).count('RequestedChannels', 1, 2) ?? 1;
  if (asked > channels) throw badRequest(20001, `The recording has ${channels} channel`);
  if (uri.endsWith('.mp3')) return new MediaFile('audio/mpeg', silentMp3(recording.seconds));
  return new MediaFile('audio/x-wav', silentWav(recording.seconds, asked === 2 ? 2 : 1));
}
