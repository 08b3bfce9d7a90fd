import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { LiftSuppression } from '../../people/index.js';
import { TextQuestions } from '../../texts/index.js';
import { AnswerText } from './answer-text.js';
import type { Incoming } from './incoming.js';

const answerWithinMs = 24 * 3_600_000;

/**
 * Texts again after a stop (F96, B-076): START alone is not consent. It is answered with the question in full words, and only a yes
 * to it within a day opens this number for texts, with the wording as evidence.
 */
@Injectable()
export class FollowStart {
  constructor(
    private readonly texts: TextQuestions,
    private readonly liftSuppression: LiftSuppression,
    private readonly answer: AnswerText,
  ) {}

  async run(tx: Tx, incoming: Incoming): Promise<void> {
    if (!isStopped(incoming)) return this.answer.run(tx, incoming, 'text.help');
    if (await this.agree(tx, incoming)) return;
    await this.answer.run(tx, incoming, 'text.re-consent-question');
  }

  /** True when the text says yes to that question. */
  async agree(tx: Tx, incoming: Incoming): Promise<boolean> {
    const { sender, from, at, textId } = incoming;
    if (!isStopped(incoming)) return false;
    const asked = await this.texts.askedToConsent(tx, from, since(at, sender.suppressedSince));
    if (!asked) return false;
    const wording = { version: `text.re-consent-question/${asked.version}/${asked.language}`, language: asked.language };
    const said = { e164: from, channel: 'sms', saidBy: 'text', wording, evidence: { textId }, saidAt: at, at } as const;
    await this.liftSuppression.run(tx, said);
    await this.answer.run(tx, incoming, 'text.started');
    return true;
  }
}

function isStopped({ sender }: Incoming): boolean {
  return sender.suppressedBecause !== null || sender.consent === 'revoked';
}

/** A question from before their latest stop was answered by it. */
function since(at: Date, suppressedSince: Date | null): Date {
  return new Date(Math.max(at.getTime() - answerWithinMs, suppressedSince?.getTime() ?? 0));
}
