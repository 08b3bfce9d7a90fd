import { Injectable } from '@nestjs/common';
import { payerText } from '../../../core/benefits/benefit-line.js';
import { judgeReply, type ReplyMeaning } from '../../../core/benefits/judge-reply.js';
import type { Tx } from '../../../platform/database/database.js';
import { KeepAnswer } from '../keep-answer.js';
import { RequestStore } from '../request.store.js';
import { TryStore } from '../try.store.js';
import { AfterFailedTry } from './after-failed-try.js';
import type { Sent } from './send-to-payer.js';

type SentToPayer = Extract<Sent, { kind: 'sent' }>;

const byTheProgram = { saidBy: null, referenceNumber: null, note: null, recordedBy: null };

/** Writes down what came back, and what follows: an answer beside the earlier ones, another try, or a human with a phone (B-087). */
@Injectable()
export class RecordReply {
  constructor(
    private readonly requests: RequestStore,
    private readonly tries: TryStore,
    private readonly keepAnswer: KeepAnswer,
    private readonly afterFailedTry: AfterFailedTry,
  ) {}

  /** Does nothing when the claim has run out and the question is somebody else's, or was cancelled meanwhile. */
  async run(tx: Tx, sent: SentToPayer, at: Date): Promise<void> {
    const request = await this.requests.lock(tx, sent.requestId);
    if (request?.claim !== sent.begun.claim) return;
    const meaning = judgeReply(sent.inquiry, sent.reply);
    await this.endTry(tx, sent, meaning, at);
    if (meaning.kind !== 'answered') return this.afterFailedTry.run(tx, request, meaning, at);
    const { facts, lines } = meaning;
    const raw = sent.reply.raw === null ? null : { bytes: Buffer.from(sent.reply.raw), type: 'application/edi-x12' };
    await this.keepAnswer.run(tx, request, { ...byTheProgram, tryId: sent.begun.tryId, facts, lines, raw }, at);
  }

  private async endTry(tx: Tx, { begun, reply }: SentToPayer, meaning: ReplyMeaning, at: Date): Promise<void> {
    if (meaning.kind === 'answered')
      return this.tries.end(tx, begun.tryId, {
        outcome: 'answered',
        sentence: 'The insurer answered.',
        detail: null,
        raw: null,
        at,
      });
    const { outcome, sentence } = meaning;
    const detail = reply.kind === 'trouble' ? payerText(reply.detail) : null;
    await this.tries.end(tx, begun.tryId, { outcome, sentence, detail, raw: reply.raw, at });
  }
}
