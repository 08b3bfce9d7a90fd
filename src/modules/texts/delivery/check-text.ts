import { Injectable } from '@nestjs/common';
import { isFinalText, readTextState } from '../../../core/texts/text-progress.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider, type ListedText } from '../../../telephony/telephony-provider.js';
import { AfterPlacing, lookAgainSeconds } from './after-placing.js';
import { ReportText } from './report-text.js';
import { TextStore, type TextRow } from '../text.store.js';

// Clocks differ: a text that the carrier dates a little before our request is still ours.
const clockSkewSeconds = 5;
const silentForHours = 12;

/**
 * Asks the carrier what became of a text that is silent or whose sending has an unknown outcome. A text that the carrier shows is
 * adopted; one that two looks, 15 s apart, do not find was never created, and is not sent again (F101). After twelve hours what the
 * carrier says is the last word, final or not (F98).
 */
@Injectable()
export class CheckText {
  constructor(
    private readonly database: Database,
    private readonly texts: TextStore,
    private readonly telephony: TelephonyProvider,
    private readonly reportText: ReportText,
    private readonly after: AfterPlacing,
  ) {}

  async run(textId: string): Promise<void> {
    const text = await this.texts.find(this.database, textId);
    if (!text || text.ended_at || isFinalText(text.state) || text.state === 'intended') return;
    const found = text.carrier_sid ? await this.telephony.fetchText(text.carrier_sid) : await this.search(text);
    if (found) return this.adopt(text, found);
    if (text.carrier_sid) return this.reportText.run({ textId, carrierSid: null, state: 'failed', code: null });
    if (this.wasLookedAtBefore(text)) return this.reportText.run({ textId, carrierSid: null, state: 'not-created', code: null });
    await this.database.transaction(async (tx) => {
      // The first such look stands: if each counted anew, two jobs that look in turn would put the second one off for ever.
      if (text.checked_at === null) await this.texts.markChecked(tx, textId, this.after.now());
      await this.after.checkLater(tx, textId);
    });
  }

  private async adopt(text: TextRow, { carrierSid, state, code }: ListedText): Promise<void> {
    const textId = text.id;
    await this.reportText.run({ textId, carrierSid, state: readTextState(state) ?? text.state, code });
    await this.texts.markChecked(this.database, textId, this.after.now());
    if (this.isSilentForLong(text)) await this.after.close(textId);
  }

  private async search(text: TextRow): Promise<ListedText | null> {
    const since = new Date(text.placing_since!.getTime() - clockSkewSeconds * 1000);
    const listed = await this.telephony.findTexts({ to: text.their_number, from: text.our_number, since });
    const same = listed.filter((one) => one.direction === 'outgoing' && one.body === text.body);
    const known = await this.texts.knownSids(
      this.database,
      same.map((one) => one.carrierSid),
    );
    return same.filter((one) => !known.has(one.carrierSid)).at(-1) ?? null;
  }

  /** A first look that found nothing counts only when it lies far enough back: the carrier may be slow to show a text. */
  private wasLookedAtBefore(text: TextRow): boolean {
    return text.checked_at !== null && this.secondsSince(text.checked_at) >= lookAgainSeconds - 1;
  }

  private isSilentForLong(text: TextRow): boolean {
    return text.placing_since !== null && this.secondsSince(text.placing_since) >= silentForHours * 3600;
  }

  private secondsSince(instant: Date): number {
    return (this.after.now().getTime() - instant.getTime()) / 1000;
  }
}
