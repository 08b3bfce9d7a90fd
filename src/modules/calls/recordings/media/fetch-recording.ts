import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { CarrierError } from '../../../../telephony/carrier-error.js';
import { TelephonyProvider } from '../../../../telephony/telephony-provider.js';
import { RaiseAlert } from '../../../alerts/index.js';
import { mediaPlace } from './media-place.js';
import { RecordingStore, type RecordingRow } from '../recording.store.js';

const mostBytes = 50 * 1024 * 1024;
// The media follows its report after seconds to minutes; these double from 2 s and add up to about half an hour.
const mostTries = 10;

/** Brings a finished recording home, sealed; the carrier's copy goes. */
@Injectable()
export class FetchRecording {
  constructor(
    private readonly database: Database,
    private readonly recordings: RecordingStore,
    private readonly telephony: TelephonyProvider,
    private readonly sealer: Sealer,
    private readonly raiseAlert: RaiseAlert,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Safe to run twice or late. */
  async run(recordingId: string): Promise<void> {
    const row = await this.database.transaction((tx) => this.recordings.lock(tx, recordingId));
    if (row?.state !== 'completed' || !row.carrier_sid) return;
    const media = await this.fetch(row.carrier_sid);
    await this.database.transaction(async (tx) => {
      const current = (await this.recordings.lock(tx, recordingId))!;
      if (current.state !== 'completed') return; // somebody opted out meanwhile
      if (media) await this.keep(tx, current, media);
      else await this.tryLater(tx, current);
    });
  }

  private async fetch(carrierSid: string): Promise<{ bytes: Buffer; contentType: string } | null> {
    try {
      return await this.telephony.fetchMedia(carrierSid, mostBytes);
    } catch (error) {
      if (error instanceof CarrierError) return null;
      throw error;
    }
  }

  private async keep(tx: Tx, row: RecordingRow, media: { bytes: Buffer; contentType: string }): Promise<void> {
    const now = this.clock.now();
    await this.recordings.keepMedia(tx, row.id, this.sealer.seal(media.bytes, mediaPlace(row.id)), media.contentType, now);
    await this.recordings.move(tx, row, 'stored', now);
    await this.outbox.add(tx, [{ name: 'delete-recording', body: { recordingId: row.id } }]);
  }

  private async tryLater(tx: Tx, row: RecordingRow): Promise<void> {
    if (row.fetch_tries + 1 >= mostTries) return this.giveUp(tx, row);
    const runAt = new Date(this.clock.now().getTime() + 2000 * 2 ** row.fetch_tries);
    await this.recordings.countTry(tx, row.id, 'fetch', runAt);
    await this.outbox.add(tx, [{ name: 'fetch-recording', body: { recordingId: row.id }, runAt }]);
  }

  private async giveUp(tx: Tx, row: RecordingRow): Promise<void> {
    await this.recordings.move(tx, row, 'failed', null);
    await this.raiseAlert.run(tx, {
      siteId: null,
      kind: 'recording-not-fetched',
      subjectType: 'recording',
      subjectId: row.id,
      sentence: 'A recording could not be fetched from the carrier: it is still there.',
      at: this.clock.now(),
    });
  }
}
