import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { spokenLanguageOf } from '../../../core/scripts/spoken-line.js';
import { showable } from '../../../core/shared/plain-text.js';
import { languageOfText } from '../../../core/texts/language-of-text.js';
import { readTextReply } from '../../../core/texts/read-text-reply.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { IncomingText } from '../../../telephony/call-script.js';
import { TextStore } from '../../texts/index.js';
import { FollowText } from './follow-text.js';
import type { Incoming } from './incoming.js';
import { TextSender } from './text-sender.js';

/**
 * A text came in. Whatever it means happens in one transaction, once for each text of the carrier (F99). The answer never goes back
 * in the carrier's own request: like every text it is asked for, decided, kept and sent, so that a lost request loses no answer.
 */
@Injectable()
export class Texted {
  constructor(
    private readonly database: Database,
    private readonly texts: TextStore,
    private readonly senders: TextSender,
    private readonly follow: FollowText,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Nothing to say in the carrier's request. */
  async run(text: IncomingText): Promise<null> {
    const siteId = await this.senders.siteWithNumber(text.to);
    if (siteId) await this.database.transaction((tx) => this.receive(tx, siteId, text));
    return null;
  }

  private async receive(tx: Tx, siteId: string, text: IncomingText): Promise<void> {
    const at = this.clock.now();
    const textId = uuid();
    const sender = await this.senders.of(tx, text.from, at);
    const reply = readTextReply(text.body, text.optOut);
    const { personId } = sender;
    const { meaning } = reply;
    const body = showable(text.body);
    if (!(await this.texts.receive(tx, { ...text, id: textId, siteId, personId, body, meaning, at }))) return;
    const language = sender.language === null ? languageOfText(text.body) : spokenLanguageOf(sender.language);
    const incoming: Incoming = { textId, siteId, from: text.from, reply, carrierAnswered: text.optOut, sender, language, at };
    await this.follow.run(tx, incoming);
    await this.outbox.add(tx, [
      { name: 'TextReceived', body: { textId, personId: await this.texts.personOf(tx, textId), meaning } },
      { name: 'redact-text', body: { textId } },
    ]);
  }
}
