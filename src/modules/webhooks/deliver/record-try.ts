import { Injectable } from '@nestjs/common';
import { judgeAnswer, type AnswerMeaning, type TryResult } from '../../../core/webhooks/judge-answer.js';
import { readRetryAfter } from '../../../core/webhooks/read-retry-after.js';
import { decideRetry } from '../../../core/webhooks/retry-table.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { ReceiverStore, type ReceiverRow } from '../receivers/receiver.store.js';
import { DeliveryStore, type Claimed, type Ending } from './delivery.store.js';
import { OpenLines } from './open-lines.js';
import { ReceiverHealth } from './receiver-health.js';

type NotDelivered = AnswerMeaning & { readonly kind: 'not-delivered' };

/** Writes down how a try ended, and what follows: the next of the line, another try, or a dead letter. */
@Injectable()
export class RecordTry {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly receivers: ReceiverStore,
    private readonly health: ReceiverHealth,
    private readonly lines: OpenLines,
    private readonly clock: Clock,
  ) {}

  /** Does nothing when the claim has run out and the delivery is somebody else's. */
  async run(tx: Tx, claimed: Claimed, result: TryResult): Promise<void> {
    const receiver = await this.receivers.lock(tx, claimed.receiverId);
    const status = result.kind === 'answered' ? result.status : null;
    const meaning = judgeAnswer(result);
    switch (meaning.kind) {
      case 'delivered':
        if (!(await this.end(tx, claimed, { state: 'delivered', status, problem: null }))) return;
        return this.health.accepted(tx, receiver);
      case 'gone':
        if (await this.end(tx, claimed, { state: 'dead', status, problem: null })) await this.health.gone(tx, receiver);
        return;
      case 'not-delivered':
        return this.notDelivered(tx, { claimed, receiver, status, meaning });
    }
  }

  private async notDelivered(tx: Tx, { claimed, receiver, status, meaning }: FailedTry): Promise<void> {
    const now = this.clock.now();
    const problem = meaning.because;
    const retryAfterSeconds = readRetryAfter(meaning.retryAfter, now);
    const decision = decideRetry({ tries: claimed.tries, roll: Math.random(), retryAfterSeconds });
    if (decision.kind === 'again') {
      const at = new Date(now.getTime() + decision.afterSeconds * 1000);
      if (!(await this.deliveries.tryAgain(tx, claimed, { at, status, problem }))) return;
      await this.lines.lookAgain(tx, receiver.id, at);
    } else {
      if (!(await this.end(tx, claimed, { state: 'dead', status, problem }))) return;
      await this.health.tell(tx, receiver.id);
    }
    await this.health.failed(tx, receiver);
  }

  /** The next one about this person is due now; whoever sends to this receiver finds it. */
  private async end(tx: Tx, claimed: Claimed, ending: Omit<Ending, 'at'>): Promise<boolean> {
    if (!(await this.deliveries.end(tx, claimed, { ...ending, at: this.clock.now() }))) return false;
    await this.lines.open(tx, { receiverId: claimed.receiverId, subjects: [claimed.subjectId], send: false });
    return true;
  }
}

interface FailedTry {
  readonly claimed: Claimed;
  readonly receiver: ReceiverRow;
  readonly status: number | null;
  readonly meaning: NotDelivered;
}
