import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type ListedText } from '../../../telephony/telephony-provider.js';
import { Texted } from '../texts/index.js';
import { NoteFinding } from './note-finding.js';

// It may be written down at this very moment.
const settleSeconds = 60;

// One that we meant to send and do not know the outcome of is looked up by itself.
const known = `
  select carrier_sid from text_message where carrier_sid = $1
  union all select carrier_sid from carrier_finding where carrier_sid = $1
  union all select id::text from text_message
    where carrier_sid is null and direction = 'outgoing' and ended_at is null and their_number = $2`;

/** Every text that the carrier shows is one of ours, or is taken in now, or is told to a human. Idempotent by the carrier's id. */
@Injectable()
export class CompareTexts {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly texted: Texted,
    private readonly note: NoteFinding,
    private readonly clock: Clock,
  ) {}

  /** Throws CarrierError. */
  async since(since: Date): Promise<void> {
    for await (const text of this.telephony.textsSince(since)) {
      if (this.clock.now().getTime() - text.createdAt.getTime() < settleSeconds * 1000) continue;
      if ((await this.database.query(known, [text.carrierSid, text.to])).length > 0) continue;
      await (text.direction === 'incoming' ? this.takeIn(text) : this.tell(text, 'A text went out that nobody here sent.'));
    }
  }

  /** Its request was lost, or we were away: what it says still holds, a STOP above all. */
  private async takeIn({ carrierSid, to, from, body }: ListedText): Promise<void> {
    await this.texted.run({ carrierSid, to, from, body, pictures: 0, optOut: null });
    if ((await this.database.query(known, [carrierSid, ''])).length > 0) return;
    await this.tell({ carrierSid }, "A text came in for a number that is no site's.");
  }

  private tell({ carrierSid }: Pick<ListedText, 'carrierSid'>, explanation: string): Promise<void> {
    const finding = { carrierSid, kind: 'text', explanation, inboundCallId: null, needsHuman: true } as const;
    return this.database.transaction((tx) => this.note.run(tx, finding, this.clock.now()));
  }
}
