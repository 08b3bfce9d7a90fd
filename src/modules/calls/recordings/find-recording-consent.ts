import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import type { LegRow } from '../legs/leg.store.js';
import type { RecordingConsent } from './recording-consent.js';

/** Looks for the person's own agreement to be recorded: by a key before, or aloud and noted by the counsellor now. */
@Injectable()
export class FindRecordingConsent {
  async run(tx: Tx, leg: LegRow, staff: StaffPrincipal, note: string | null, at: Date): Promise<RecordingConsent | null> {
    if (note) return { how: 'spoken', note, notedBy: staff.userId, at: at.toISOString() };
    if (!leg.inbound_call_id || (await this.optedOut(tx, leg))) return null;
    const [caller] = await tx.query(`select from inbound_call where id = $1 and recording_consent = 'agreed'`, [
      leg.inbound_call_id,
    ]);
    return caller ? { how: 'key', inboundCallId: leg.inbound_call_id, at: at.toISOString() } : null;
  }

  /** Whoever changed their mind has to say so again: the key from before does not count any more. */
  private async optedOut(tx: Tx, leg: LegRow): Promise<boolean> {
    const rows = await tx.query(`select from recording where call_id = $1 and delete_because = 'opt-out'`, [leg.call_id]);
    return rows.length > 0;
  }
}
