import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { ExplainRecording } from './explain-recording.js';

// Its report may still come.
const settleSeconds = 60;

const known = `
  select carrier_sid from recording where carrier_sid = $1 union all select carrier_sid from carrier_finding where carrier_sid = $1`;

/** Every recording that the carrier keeps is one of ours, or becomes one, or is told to a human. Idempotent by the carrier's id. */
@Injectable()
export class CompareRecordings {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly explain: ExplainRecording,
    private readonly clock: Clock,
  ) {}

  /** Throws CarrierError. */
  async since(since: Date): Promise<void> {
    for await (const recording of this.telephony.recordingsSince(since)) {
      const at = this.clock.now();
      if (recording.state !== 'completed' || at.getTime() - recording.createdAt.getTime() < settleSeconds * 1000) continue;
      await this.database.transaction(async (tx) => {
        if ((await tx.query(known, [recording.carrierSid])).length === 0) await this.explain.run(tx, recording, at);
      });
    }
  }
}
