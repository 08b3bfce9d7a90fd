import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { pingName, type WebhookBody } from '../../../contracts/webhooks/public-events.js';
import type { PingAnswerDto } from '../../../contracts/webhooks/receiver.dto.js';
import { judgeAnswer, type TryResult } from '../../../core/webhooks/judge-answer.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { SignedPost } from '../deliver/signed-post.js';
import { ReceiverStore } from './receiver.store.js';

/** Sends a signed test now and tells what came back. It changes nothing: neither order nor health of the receiver. */
@Injectable()
export class PingReceiver {
  constructor(
    private readonly database: Database,
    private readonly receivers: ReceiverStore,
    private readonly post: SignedPost,
    private readonly clock: Clock,
  ) {}

  /** Throws `webhook/unknown` (404). */
  async run(id: string, by: string): Promise<PingAnswerDto> {
    const url = await this.database.transaction(async (tx) => {
      const receiver = await this.receivers.lock(tx, id);
      const subject = { subjectType: 'webhook-receiver', subjectId: id };
      await writeAuditEntry(tx, { userId: by, action: 'webhook-receiver.pinged', ...subject });
      return receiver.url;
    });
    const startedAt = this.clock.now();
    const body: WebhookBody = { type: pingName, timestamp: startedAt.toISOString(), data: {} };
    const result = await this.post.send({ receiverId: id, url, id: uuid(), body: JSON.stringify(body) });
    return { ...toAnswer(result), milliseconds: this.clock.now().getTime() - startedAt.getTime() };
  }
}

function toAnswer(result: TryResult): Omit<PingAnswerDto, 'milliseconds'> {
  const meaning = judgeAnswer(result);
  const status = result.kind === 'answered' ? result.status : null;
  if (meaning.kind === 'delivered') return { delivered: true, status, problem: null };
  const problem = meaning.kind === 'gone' ? 'The receiver answered 410: it wants nothing any more.' : meaning.because;
  return { delivered: false, status, problem };
}
