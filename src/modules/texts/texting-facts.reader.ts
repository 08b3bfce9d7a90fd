import { Injectable } from '@nestjs/common';
import { defaultTextingPolicy, mayText, type Answering } from '../../core/texts/may-text.js';
import type { Tx } from '../../platform/database/database.js';
import { ContactQuestions, type TextFacts } from '../people/index.js';
import { TextQuestions } from './text.questions.js';

export interface Asked {
  readonly facts: TextFacts;
  readonly refusedBecause: string | null;
}

/** Asks `mayText` with everything that is known at this moment. */
@Injectable()
export class TextingFactsReader {
  constructor(
    private readonly contacts: ContactQuestions,
    private readonly texts: TextQuestions,
  ) {}

  /** @throws DomainError person/unknown when the person does not have that number */
  async numberOf(tx: Tx, personId: string, phoneNumberId: string): Promise<string> {
    return (await this.contacts.contactFacts(tx, personId, phoneNumberId)).e164;
  }

  async ask(tx: Tx, e164: string, text: { siteId: string; lineKey: string; answers: Answering }, at: Date): Promise<Asked> {
    const facts = await this.contacts.textFacts(tx, e164);
    const recent = await this.texts.recent(tx, e164, at);
    const decision = mayText({ ...facts, ...recent, e164, answers: text.answers }, defaultTextingPolicy, at);
    if (decision.kind !== 'yes') return { facts, refusedBecause: decision.reason };
    const filtered = await this.texts.isFiltered(tx, text.siteId, text.lineKey);
    return {
      facts,
      refusedBecause: filtered ? 'The carrier filtered these words: they rest until somebody has looked at the alert.' : null,
    };
  }

  /** Why a text that was allowed must not go out any more; null when it still may. A stop since then beats everything. */
  async whyNoMore(tx: Tx, e164: string): Promise<string | null> {
    const { suppressedBecause, smsConsent } = await this.contacts.textFacts(tx, e164);
    if (suppressedBecause !== null) return `No text may reach this number: ${suppressedBecause}.`;
    return smsConsent === 'revoked' ? 'They asked us not to text.' : null;
  }
}
