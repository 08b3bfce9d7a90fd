import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AnswerStore, type NewAnswer } from './answer.store.js';
import { PayerAlerts } from './payer/payer-alerts.js';
import { ended } from './payer/standings.js';
import { RequestStore, type RequestRow } from './request.store.js';

/** An answer that counts, by whichever way it came: it stands beside the earlier ones, ends its request, and everybody hears of it. */
@Injectable()
export class KeepAnswer {
  constructor(
    private readonly answers: AnswerStore,
    private readonly requests: RequestStore,
    private readonly alerts: PayerAlerts,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, request: RequestRow, answer: Omit<NewAnswer, 'requestId' | 'way' | 'at'>, at: Date): Promise<void> {
    const { id: requestId, way, intakeId, personId } = request;
    await this.answers.append(tx, { ...answer, requestId, way, at });
    await this.requests.stand(tx, requestId, ended(request, 'answered', 'The insurer answered.'), at);
    await this.alerts.settled(tx, requestId, at);
    if (way === 'electronic') await this.alerts.reached(tx, at);
    await this.outbox.add(tx, [{ name: 'BenefitsAnswered', body: { requestId, intakeId, personId } }]);
  }
}
