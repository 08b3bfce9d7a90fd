import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { SendText } from '../../texts/index.js';
import type { Incoming } from './incoming.js';

type LineKey = Parameters<SendText['toNumber']>[2]['lineKey'];

// A short code or a sender's name belongs to a machine that answers machines.
const somebodysNumber = /^\+[1-9]\d{7,14}$/;

/** Answers a text with a line of the site, in the sender's language, if a text may be sent at all. */
@Injectable()
export class AnswerText {
  constructor(private readonly sendText: SendText) {}

  async run(tx: Tx, incoming: Incoming, lineKey: LineKey): Promise<void> {
    if (!somebodysNumber.test(incoming.from)) return;
    const { siteId, language } = incoming;
    await this.sendText.toNumber(tx, incoming.from, { siteId, lineKey, language, answersThem: true });
  }
}
