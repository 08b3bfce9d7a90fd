import { Injectable } from '@nestjs/common';
import type { TextStateName } from '../../../core/texts/text-progress.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { TextStore, type TextRow } from '../text.store.js';

export const lookAgainSeconds = 15;

/** What follows when the carrier's answer to "send this" was not a plain yes. */
@Injectable()
export class AfterPlacing {
  constructor(
    private readonly database: Database,
    private readonly texts: TextStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async tell(tx: Tx, text: TextRow, state: TextStateName): Promise<void> {
    await this.outbox.add(tx, [{ name: 'TextChanged', body: { textId: text.id, personId: text.person_id, state } }]);
  }

  /** The job came a second time: its first run may have died between asking the carrier and writing down the answer. */
  async lookAgainIfStuck(textId: string): Promise<void> {
    const text = await this.texts.find(this.database, textId);
    if (text?.state === 'placing') await this.database.transaction((tx) => this.checkLater(tx, textId));
  }

  tryAgain(textId: string, seconds: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const runAt = this.inSeconds(seconds);
      await this.texts.backToIntended(tx, textId, runAt);
      await this.outbox.add(tx, [{ name: 'place-text', body: { textId }, runAt }]);
    });
  }

  outcomeUnknown(textId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const text = await this.texts.lock(tx, textId);
      if (text?.state === 'placing') await this.texts.markUnknown(tx, textId);
      await this.checkLater(tx, textId);
    });
  }

  /** The carrier will say no more of it: what it said last stands, and the words go. */
  close(textId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (await this.texts.close(tx, textId, this.clock.now()))
        await this.outbox.add(tx, [{ name: 'redact-text', body: { textId } }]);
    });
  }

  async checkLater(tx: Tx, textId: string): Promise<void> {
    await this.outbox.add(tx, [{ name: 'check-text', body: { textId }, runAt: this.inSeconds(lookAgainSeconds) }]);
  }

  private inSeconds(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }
}
