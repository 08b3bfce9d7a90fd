import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type ListedText } from '../../../telephony/telephony-provider.js';
import { NoteFinding } from './note-finding.js';

// It may be written down at this very moment.
const settleSeconds = 60;

// One that we meant to send and do not know the outcome of is looked up by itself.
const known = `
  select carrier_sid from text_message where carrier_sid = $1
  union all select carrier_sid from carrier_finding where carrier_sid = $1
  union all select id::text from text_message
    where carrier_sid is null and direction = 'outgoing' and ended_at is null and their_number = $2`;

const sentences: Readonly<Record<ListedText['direction'], string>> = {
  incoming: 'A text came in that did not reach us: read it at the carrier.',
  outgoing: 'A text went out that nobody here sent.',
};

/** Every text that the carrier shows is one of ours, or is told to a human. Idempotent by the carrier's id. */
@Injectable()
export class CompareTexts {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly note: NoteFinding,
    private readonly clock: Clock,
  ) {}

  /** Throws CarrierError. */
  async since(since: Date): Promise<void> {
    for await (const text of this.telephony.textsSince(since)) {
      const { carrierSid, direction } = text;
      if (this.clock.now().getTime() - text.createdAt.getTime() < settleSeconds * 1000) continue;
      if ((await this.database.query(known, [carrierSid, text.to])).length > 0) continue;
      const finding = {
        carrierSid,
        kind: 'text',
        explanation: sentences[direction],
        inboundCallId: null,
        needsHuman: true,
      } as const;
      await this.database.transaction((tx) => this.note.run(tx, finding, this.clock.now()));
    }
  }
}
