import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { RecordingStore } from './recording.store.js';

/** Writes the intent to record: it stands, with the consent, before the carrier records anything. */
@Injectable()
export class KeepRecording {
  constructor(private readonly recordings: RecordingStore) {}

  /** A message that a caller is about to leave: the id goes into the `record` step. Safe to run twice with the same one. */
  async voicemail(tx: Tx, message: { id: string; inboundCallId: string; legId: string; at: Date }): Promise<void> {
    const { inboundCallId, at } = message;
    const consent = { how: 'voicemail' as const, inboundCallId, at: at.toISOString() };
    await this.recordings.intend(tx, { ...message, kind: 'voicemail', callId: null, consent });
  }
}
