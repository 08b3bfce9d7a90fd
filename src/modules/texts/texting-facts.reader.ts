import { Injectable } from '@nestjs/common';
import type { Answering, ContactDecision } from '../../core/contact/contact-facts.js';
import { askToContact, type ContactPermit } from '../../core/contact/contact-permit.js';
import { mayContact } from '../../core/contact/may-contact.js';
import type { Tx } from '../../platform/database/database.js';
import { ContactQuestions, type TextFacts } from '../people/index.js';
import { ContactRules } from '../sites/index.js';
import { TextQuestions } from './text.questions.js';

interface AskedText {
  /** Null while it is not written down. */
  readonly textId: string | null;
  readonly e164: string;
  readonly siteId: string;
  readonly lineKey: string;
  readonly answers: Answering;
}

export type Asked = { readonly facts: TextFacts } & (
  { readonly permit: ContactPermit; readonly refusedBecause: null } | { readonly permit: null; readonly refusedBecause: string }
);

const filtered = 'The carrier filtered these words: they rest until somebody has looked at the alert.';

/** Asks `mayContact` about a text, with everything that is known at this moment: when it is intended, and when it is handed over. */
@Injectable()
export class TextingFactsReader {
  constructor(
    private readonly contacts: ContactQuestions,
    private readonly rules: ContactRules,
    private readonly texts: TextQuestions,
  ) {}

  /** @throws DomainError person/unknown when the person does not have that number */
  async numberOf(tx: Tx, personId: string, phoneNumberId: string, at: Date): Promise<string> {
    return (await this.contacts.callFacts(tx, personId, phoneNumberId, at)).e164;
  }

  /** For a text that is not written down yet: what `mayContact` says of any moment, by what is known now. No permit comes with it. */
  async whenAllowed(
    tx: Tx,
    { e164, siteId }: Pick<AskedText, 'e164' | 'siteId'>,
    now: Date,
  ): Promise<(at: Date) => ContactDecision> {
    const facts = await this.contacts.textFacts(tx, e164, now);
    const contacted = await this.texts.recent(tx, { textId: null, personId: facts.personId, e164 }, now);
    const { policy } = await this.rules.of(siteId);
    const asked = { ...facts, contacted, answers: 'nothing' as const, isInUse: false, anyHourRequestedAt: null };
    return (at) => mayContact(asked, policy, 'text', at);
  }

  async ask(tx: Tx, { textId, e164, siteId, lineKey, answers }: AskedText, at: Date): Promise<Asked> {
    const facts = await this.contacts.textFacts(tx, e164, at);
    const contacted = await this.texts.recent(tx, { textId, personId: facts.personId, e164 }, at);
    const { policy } = await this.rules.of(siteId);
    const asked = { ...facts, contacted, answers, isInUse: false, anyHourRequestedAt: null };
    const { decision, permit } = askToContact(asked, policy, 'text', at);
    if (permit === null) return { facts, permit, refusedBecause: decision.reason };
    if (await this.texts.isFiltered(tx, siteId, lineKey)) return { facts, permit: null, refusedBecause: filtered };
    return { facts, permit, refusedBecause: null };
  }
}
