import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { TextStore } from '../text.store.js';

/** Blanks the words of a text at the carrier, once it is done with them. Safe to run twice. */
@Injectable()
export class RedactText {
  constructor(
    private readonly database: Database,
    private readonly texts: TextStore,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  async run(textId: string): Promise<void> {
    const carrierSid = await this.texts.unredactedSid(this.database, textId);
    if (!carrierSid) return;
    await this.telephony.redact(carrierSid);
    await this.texts.markRedacted(this.database, textId, this.clock.now());
  }
}
