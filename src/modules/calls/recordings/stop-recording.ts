import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ControlRecording } from './control-recording.js';
import { RecordingStore } from './recording.store.js';

const mostTries = 10;
const againSeconds = 3;

/** Goes on stopping a recording that did not stop at once. Ends by itself when the call does. */
@Injectable()
export class StopRecording {
  constructor(
    private readonly database: Database,
    private readonly recordings: RecordingStore,
    private readonly control: ControlRecording,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(recordingId: string): Promise<void> {
    const row = await this.database.transaction((tx) => this.recordings.lock(tx, recordingId));
    if (row?.state !== 'stopping' || row.stop_tries >= mostTries) return;
    if (await this.control.run(row, 'stopped')) return;
    await this.database.transaction(async (tx) => {
      const runAt = new Date(this.clock.now().getTime() + againSeconds * 1000);
      await this.recordings.countTry(tx, recordingId, 'stop', runAt);
      await this.outbox.add(tx, [{ name: 'stop-recording', body: { recordingId }, runAt }]);
    });
  }
}
