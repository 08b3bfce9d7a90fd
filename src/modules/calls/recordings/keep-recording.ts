import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

/** Writes the intent to record: it stands, with the consent, before the carrier records anything. */
@Injectable()
export class KeepRecording {
  async voicemail(tx: Tx, recording: { id: string; inboundCallId: string; legId: string; at: Date }): Promise<void> {
    await tx.query(
      `insert into recording (id, kind, inbound_call_id, leg_id, consent, state, intended_at) values ($1, 'voicemail', $2, $3, $4, 'intended', $5)`,
      [
        recording.id,
        recording.inboundCallId,
        recording.legId,
        JSON.stringify({ how: 'They spoke after the tone', at: recording.at }),
        recording.at,
      ],
    );
  }
}
