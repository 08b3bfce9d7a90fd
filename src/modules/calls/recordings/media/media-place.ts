import type { SealedPlace } from '../../../../platform/crypto/sealer.js';

/** Where the sound of a recording is sealed. */
export function mediaPlace(recordingId: string): SealedPlace {
  return { table: 'recording', column: 'media', row: recordingId };
}
