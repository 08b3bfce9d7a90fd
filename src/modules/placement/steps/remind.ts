import { Injectable } from '@nestjs/common';
import { whenExpected } from '../../../core/placement/reminder-words.js';
import { spokenLanguageOf } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { SendText, TextingFactsReader } from '../../texts/index.js';
import type { PlacedIntake } from '../placed-intake.reader.js';

interface Reminder {
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly usefulUntil: Date;
}

export type Reminded =
  | { readonly kind: 'texted'; readonly textId: string }
  | { readonly kind: 'later'; readonly at: Date }
  /** Without consent, without a number that takes texts, or not in time: a person calls instead. */
  | { readonly kind: 'by-a-person' };

/** Reminds somebody by text, where they agreed to texts: neutral words, the time, and how to stop it. */
@Injectable()
export class Remind {
  constructor(
    private readonly facts: TextingFactsReader,
    private readonly sendText: SendText,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, { e164, siteId, language: theirs }: PlacedIntake, reminder: Reminder): Promise<Reminded> {
    if (e164 === null) return { kind: 'by-a-person' };
    const now = this.clock.now();
    const decision = (await this.facts.whenAllowed(tx, { e164, siteId }, now))(now);
    if (decision.kind === 'not-before' && decision.at <= reminder.usefulUntil) return { kind: 'later', at: decision.at };
    if (decision.kind !== 'yes') return { kind: 'by-a-person' };
    const language = spokenLanguageOf(theirs);
    const values = { when: whenExpected(reminder.startsAt, reminder.timeZone, language) };
    const wish = { siteId, lineKey: 'text.expected', language, values, answersThem: false } as const;
    const sent = await this.sendText.toNumber(tx, e164, wish);
    return sent.kind === 'intended' ? { kind: 'texted', textId: sent.textId } : { kind: 'by-a-person' };
  }
}
