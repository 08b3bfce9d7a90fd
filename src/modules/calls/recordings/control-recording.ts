import { Injectable } from '@nestjs/common';
import { CarrierError } from '../../../telephony/carrier-error.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { LegStore } from '../legs/leg.store.js';
import { Database } from '../../../platform/database/database.js';
import type { RecordingRow } from './recording.store.js';

/** Tells the carrier to pause, go on with, or stop a recording. */
@Injectable()
export class ControlRecording {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
  ) {}

  /** False when the carrier did not do it, for whatever reason: the recording may run on. */
  async run(row: RecordingRow, to: 'paused' | 'in-progress' | 'stopped'): Promise<boolean> {
    const leg = await this.legs.find(this.database, row.leg_id);
    if (!leg?.carrier_sid || !row.carrier_sid) return false;
    try {
      const moved = await this.telephony.controlRecording({ carrierSid: leg.carrier_sid, recordingSid: row.carrier_sid, to });
      return moved === 'done';
    } catch (error) {
      if (error instanceof CarrierError) return false;
      throw error;
    }
  }
}
