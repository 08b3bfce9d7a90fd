import { Injectable } from '@nestjs/common';
import type { AttemptOutcome } from '../../../core/callbacks/attempt-outcomes.js';
import {
  decideAfterAttempt,
  defaultRetryPolicy,
  type AfterAttempt,
  type RetryPolicy,
} from '../../../core/callbacks/retry-policy.js';
import { answerTargetSeconds } from '../../../core/callbacks/urgency.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RevokeCallConsent } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { HandToHuman } from '../due/hand-to-human.js';

export interface Settlement {
  readonly outcome: AttemptOutcome;
  readonly askedFor: Date | null;
  readonly byUserId: string | null;
  readonly at: Date;
}

/** Asks the retry table what follows from an outcome and does it: done, another try at a time, a human's decision, or never again. */
@Injectable()
export class SettleAttempt {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly handToHuman: HandToHuman,
    private readonly revokeCallConsent: RevokeCallConsent,
    private readonly sites: SiteDirectory,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, callback: CallbackRow, settlement: Settlement): Promise<void> {
    const { outcome, askedFor, at } = settlement;
    const policy = ((await this.sites.site(callback.site_id)).retryPolicy as RetryPolicy | null) ?? defaultRetryPolicy;
    const decision = decideAfterAttempt(outcome, callback.attempts_made, policy, at, askedFor);
    const goesOn = decision.kind === 'retry' || decision.kind === 'needs-decision';
    if (goesOn && !(await this.callbacks.intakeIsOpen(tx, callback.person_id))) {
      return this.end(tx, callback, 'cancelled', 'The intake has ended meanwhile', at);
    }
    await this.follow(tx, callback, decision, settlement);
  }

  private async follow(tx: Tx, callback: CallbackRow, decision: AfterAttempt, settlement: Settlement): Promise<void> {
    switch (decision.kind) {
      case 'done':
        return this.end(tx, callback, 'done', decision.reason, settlement.at);
      case 'retry':
        return this.retry(tx, callback, decision.at, decision.reason);
      case 'needs-decision':
        return this.handToHuman.run(tx, callback, decision.reason, settlement.at);
      case 'do-not-call':
        await this.revokeCallConsent.run(tx, callback.person_id, decision.reason, settlement.byUserId, settlement.at);
        return this.end(tx, callback, 'cancelled', decision.reason, settlement.at);
      default:
        return assertNever(decision);
    }
  }

  private async end(tx: Tx, callback: CallbackRow, state: 'done' | 'cancelled', because: string, at: Date): Promise<void> {
    await this.callbacks.end(tx, callback.id, state, because, at);
    await this.outbox.add(tx, [
      { name: 'CallbackEnded', body: { callbackId: callback.id, personId: callback.person_id, state } },
    ]);
  }

  private async retry(tx: Tx, callback: CallbackRow, dueAt: Date, because: string): Promise<void> {
    const promisedBy = new Date(dueAt.getTime() + answerTargetSeconds[callback.urgency] * 1000);
    await this.callbacks.move(tx, callback.id, {
      state: 'scheduled',
      dueAt,
      because,
      ownerUserId: null,
      ownerTeam: 'queue',
      window: { start: dueAt, promisedBy },
    });
    await this.outbox.add(tx, [
      { name: 'CallbackScheduled', body: { callbackId: callback.id, personId: callback.person_id } },
      { name: 'look-at-callback', body: { callbackId: callback.id }, runAt: dueAt },
    ]);
  }
}
