import { Injectable } from '@nestjs/common';
import { minutesWorthSending } from '../../../core/texts/answering-lines.js';
import type { ContactPermit } from '../../../core/contact/contact-permit.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { AfterPlacing } from './after-placing.js';
import { ReportText } from './report-text.js';
import { TextStore, type TextRow } from '../text.store.js';
import { type Asked, TextingFactsReader } from '../texting-facts.reader.js';

/**
 * Hands a text to the carrier: at most once for each row. What the carrier did not process is asked again; what may have happened
 * is never repeated but looked up (F101). What came since it was intended counts: a stop, an hour that is quiet.
 */
@Injectable()
export class PlaceText {
  constructor(
    private readonly database: Database,
    private readonly texts: TextStore,
    private readonly facts: TextingFactsReader,
    private readonly telephony: TelephonyProvider,
    private readonly after: AfterPlacing,
    private readonly reportText: ReportText,
  ) {}

  async run(textId: string): Promise<void> {
    const claimed = await this.database.transaction((tx) => this.claim(tx, textId));
    if (!claimed) return this.after.lookAgainIfStuck(textId);
    const { text, permit: allowedBy } = claimed;
    const result = await this.telephony.send({
      textId,
      to: text.their_number,
      from: text.our_number,
      body: text.body!,
      allowedBy,
    });
    switch (result.kind) {
      case 'accepted':
        return this.reportText.run({ textId, carrierSid: result.carrierSid, state: 'queued', code: null });
      case 'rejected':
        return this.reportText.run({ textId, carrierSid: null, state: 'failed', code: result.code });
      case 'not-processed':
        return this.after.tryAgain(textId, result.retryAfterSeconds);
      case 'unknown':
        return this.after.outcomeUnknown(textId);
    }
  }

  /** Whoever gets the row is the only one who may ask the carrier, and only once. Null also when nobody should any more. */
  private async claim(tx: Tx, textId: string): Promise<{ text: TextRow; permit: ContactPermit } | null> {
    const text = await this.texts.lock(tx, textId);
    if (text?.state !== 'intended') return null;
    const at = this.after.now();
    const { permit, refusedBecause } = await this.ask(tx, text, at);
    if (permit !== null) {
      await this.texts.move(tx, textId, 'placing', at);
      return { text, permit };
    }
    await this.texts.move(tx, textId, 'canceled', at, refusedBecause);
    await this.after.tell(tx, text, 'canceled');
    return null;
  }

  private async ask(tx: Tx, text: TextRow, at: Date): Promise<Pick<Asked, 'permit' | 'refusedBecause'>> {
    const minutes = (at.getTime() - text.created_at.getTime()) / 60_000;
    if (minutes > minutesWorthSending(text.line_key)) return { permit: null, refusedBecause: 'It could not be sent in time.' };
    const { site_id: siteId, their_number: e164, line_key: lineKey, answers } = text;
    return this.facts.ask(tx, { textId: text.id, e164, siteId, lineKey, answers }, at);
  }
}
