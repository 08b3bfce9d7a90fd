import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { RecordingReport } from '../../../telephony/call-script.js';
import { RecordingStore, type RecordingRow } from './recording.store.js';

const open: readonly string[] = ['intended', 'in-progress', 'paused', 'stopping'];

/** Takes what the carrier says of a recording, in any order and any number of times. */
@Injectable()
export class RecordingReports {
  constructor(
    private readonly database: Database,
    private readonly recordings: RecordingStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  recordingReported(report: RecordingReport): Promise<void> {
    return this.database.transaction(async (tx) => {
      const row = await this.recordings.lock(tx, report.recordingId);
      if (!row) return;
      await this.recordings.adopt(tx, row.id, report.carrierSid);
      if (row.state === 'deleting') await this.outbox.add(tx, [{ name: 'delete-recording', body: { recordingId: row.id } }]);
      else if (open.includes(row.state)) await this.follow(tx, row, report);
    });
  }

  private async follow(tx: Tx, row: RecordingRow, report: RecordingReport): Promise<void> {
    if (report.state === 'in-progress') {
      if (row.state === 'intended') await this.recordings.move(tx, row, 'in-progress', null);
      return;
    }
    await this.recordings.keepSeconds(tx, row.id, report.seconds);
    // A recording of no length is none: nobody may be told that there is one.
    if (report.state === 'absent' || report.seconds === 0) return this.recordings.move(tx, row, 'absent', null);
    await this.recordings.move(tx, row, 'completed', this.clock.now());
    await this.outbox.add(tx, [{ name: 'fetch-recording', body: { recordingId: row.id } }]);
  }
}
