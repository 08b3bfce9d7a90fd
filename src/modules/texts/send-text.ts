import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { LineKey } from '../../core/scripts/default-lines.js';
import type { LineValues } from '../../core/scripts/fill-line.js';
import type { SpokenLanguage } from '../../core/scripts/spoken-line.js';
import { answersOptOut } from '../../core/texts/answering-lines.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SiteWords } from './site-words.js';
import { TextStore } from './text.store.js';
import { TextingFactsReader } from './texting-facts.reader.js';

interface TextWish {
  readonly siteId: string;
  readonly lineKey: Extract<LineKey, `text.${string}`>;
  readonly language: SpokenLanguage;
  /** Values for the line's places; the site's number is filled in without being asked for. */
  readonly values?: LineValues;
  /** It answers what they did just now: a text, a key on the phone. */
  readonly answersThem: boolean;
}

export type SendResult =
  | { readonly kind: 'intended'; readonly textId: string }
  | { readonly kind: 'refused'; readonly textId: string; readonly because: string };

/** The only way in which a text leaves: it is asked for here, decided by `mayContact` in the same transaction, and kept either way. */
@Injectable()
export class SendText {
  constructor(
    private readonly texts: TextStore,
    private readonly facts: TextingFactsReader,
    private readonly words: SiteWords,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown when the person does not have that number */
  async intend(tx: Tx, wish: TextWish & { readonly personId: string; readonly phoneNumberId: string }): Promise<SendResult> {
    return this.toNumber(tx, await this.facts.numberOf(tx, wish.personId, wish.phoneNumberId, this.clock.now()), wish);
  }

  /** To a number in E.164, whoever has it. */
  async toNumber(tx: Tx, e164: string, wish: TextWish): Promise<SendResult> {
    const at = this.clock.now();
    const textId = uuid();
    const { siteId, lineKey } = wish;
    const answers = answersOptOut(lineKey) ?? (wish.answersThem ? 'them' : 'nothing');
    const { facts, refusedBecause } = await this.facts.ask(tx, { textId: null, e164, siteId, lineKey, answers }, at);
    const { from, line } = await this.words.of(siteId, wish.language, lineKey, wish.values);
    const { personId } = facts;
    await this.texts.intend(tx, { id: textId, siteId, personId, from, to: e164, line, answers, refusedBecause, at });
    if (refusedBecause !== null) {
      await this.outbox.add(tx, [{ name: 'TextChanged', body: { textId, personId, state: 'refused' } }]);
      return { kind: 'refused', textId, because: refusedBecause };
    }
    await this.outbox.add(tx, [
      { name: 'TextChanged', body: { textId, personId, state: 'intended' } },
      { name: 'place-text', body: { textId } },
    ]);
    return { kind: 'intended', textId };
  }
}
