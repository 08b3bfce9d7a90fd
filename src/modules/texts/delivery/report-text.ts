import { Injectable } from '@nestjs/common';
import { isFinalText, textMoves } from '../../../core/texts/text-progress.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { FailureConsequences } from './failure-consequences.js';
import type { TextNews } from './text-news.js';
import { TextStore } from '../text.store.js';

/**
 * Takes what the carrier says of a text, in any order and any number of times (F98). A code counts whenever it comes, also after a
 * final state: that somebody opted out is true then too (F94).
 */
@Injectable()
export class ReportText {
  constructor(
    private readonly database: Database,
    private readonly texts: TextStore,
    private readonly consequences: FailureConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(news: TextNews): Promise<void> {
    return this.database.transaction((tx) => this.inside(tx, news));
  }

  async inside(tx: Tx, news: TextNews): Promise<void> {
    const text = await this.texts.lock(tx, news.textId);
    if (!text) return; // an orphan: a text of a database that was restored from before
    const at = this.clock.now();
    if (news.carrierSid) await this.texts.adopt(tx, text.id, news.carrierSid);
    if (news.code !== null && text.code === null) {
      await this.texts.keepCode(tx, text.id, news.code);
      await this.consequences.follow(tx, text, news.code, at);
    }
    if (!textMoves(text.state, news.state)) return;
    await this.texts.move(tx, text.id, news.state, at);
    await this.outbox.add(tx, [{ name: 'TextChanged', body: { textId: text.id, personId: text.person_id, state: news.state } }]);
    if (isFinalText(news.state)) await this.outbox.add(tx, [{ name: 'redact-text', body: { textId: text.id } }]);
  }
}
