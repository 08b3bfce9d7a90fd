import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { CarrierError } from '../../../../telephony/carrier-error.js';
import { TelephonyProvider } from '../../../../telephony/telephony-provider.js';
import { ControlRecording } from '../control-recording.js';
import { RecordingStore, type RecordingRow } from '../recording.store.js';

const againSeconds = 10;

/** Removes a recording at the carrier: because we have it ourselves now, or because nobody may have it. Tried until it is gone. */
@Injectable()
export class DeleteRecording {
  constructor(
    private readonly database: Database,
    private readonly recordings: RecordingStore,
    private readonly control: ControlRecording,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  /** Safe to run twice or late. */
  async run(recordingId: string): Promise<void> {
    const row = await this.database.transaction((tx) => this.recordings.lock(tx, recordingId));
    if (!row || (row.state !== 'deleting' && row.state !== 'stored') || row.deleted_at) return;
    const gone = await this.isGone(row);
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const current = (await this.recordings.lock(tx, recordingId))!;
      if (!gone) return this.recordings.move(tx, current, current.state, new Date(now.getTime() + againSeconds * 1000));
      await this.recordings.goneAtCarrier(tx, recordingId, now);
      if (current.state === 'deleting') await this.recordings.move(tx, current, 'deleted', null);
    });
  }

  /** One whose sid we never learnt is waited for: the carrier's report brings it. */
  private async isGone(row: RecordingRow): Promise<boolean> {
    if (!row.carrier_sid) return false;
    if (row.state === 'deleting') await this.control.run(row, 'stopped'); // a running one cannot be deleted
    try {
      await this.telephony.deleteRecording(row.carrier_sid);
      return true;
    } catch (error) {
      if (error instanceof CarrierError) return false;
      throw error;
    }
  }
}
