import { Injectable } from '@nestjs/common';
import type { ReplyMeaning } from '../../../core/benefits/judge-reply.js';
import { waitAfter } from '../../../core/benefits/retry-table.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { PayerAlerts } from './payer-alerts.js';
import { leftToHumans, toTryAgain } from './standings.js';

/** A try that brought no answer that counts: the next one, or a human who rings the insurer, with a time and an owner. */
@Injectable()
export class AfterFailedTry {
  constructor(
    private readonly requests: RequestStore,
    private readonly alerts: PayerAlerts,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, request: RequestRow, meaning: Exclude<ReplyMeaning, { kind: 'answered' }>, at: Date): Promise<void> {
    const seconds = meaning.kind === 'again' ? waitAfter(request.attempts, Math.random()) : null;
    if (seconds !== null) return this.again(tx, request, meaning.sentence, new Date(at.getTime() + seconds * 1000), at);
    const because = `${meaning.sentence} Ask the insurer by phone.`;
    await this.requests.stand(tx, request.id, leftToHumans(request, because, at), at);
    await this.alerts.warn(tx, meaning.kind === 'give-up' ? meaning.warned : null, request, at);
  }

  private async again(tx: Tx, request: RequestRow, sentence: string, runAt: Date, at: Date): Promise<void> {
    await this.requests.stand(tx, request.id, toTryAgain(request, `${sentence} It is tried again.`, runAt), at);
    await this.outbox.add(tx, [{ name: 'ask-payer', body: { requestId: request.id }, runAt }]);
  }
}
