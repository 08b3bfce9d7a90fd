import { Injectable } from '@nestjs/common';
import type { AttemptOutcome } from '../../../core/callbacks/attempt-outcomes.js';
import type { AfterAttempt } from '../../../core/callbacks/decide-after-attempt.js';
import { answerTargetSeconds } from '../../../core/callbacks/urgency.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallbackStore, type CallbackMove, type CallbackRow } from '../callback.store.js';
import { HandToHuman } from '../due/hand-to-human.js';
import { neverAgain, RevokeConsent } from '../revocation/revoke-consent.js';
import { AskRetryTable } from './ask-retry-table.js';

export interface Settlement {
  readonly outcome: AttemptOutcome;
  readonly askedFor: Date | null;
  readonly byUserId: string | null;
  /** When the talk ended whose outcome this is; null when there was none. */
  readonly talkEndedAt: Date | null;
  readonly at: Date;
}

type Retry = Extract<AfterAttempt, { kind: 'retry' }>;

/** Asks the retry table what follows from an outcome and does it: done, another try at a time, a human's decision, or never again. */
@Injectable()
export class SettleAttempt {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly handToHuman: HandToHuman,
    private readonly revokeConsent: RevokeConsent,
    private readonly retryTable: AskRetryTable,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, callback: CallbackRow, settlement: Settlement): Promise<void> {
    const { outcome, askedFor, talkEndedAt, at } = settlement;
    if (talkEndedAt && callback.asked_again_at && callback.asked_again_at > talkEndedAt) return this.callAnew(tx, callback, at);
    const decision = await this.retryTable.run(tx, callback, { outcome, askedFor }, at);
    if (decision.kind !== 'done' && decision.kind !== 'do-not-call' && !(await this.isStillWanted(tx, callback, at))) return;
    await this.follow(tx, callback, decision, settlement);
  }

  /** The call never reached the person's phone: the callback takes its old place in line, where the next counsellor finds it. */
  async backIntoLine(tx: Tx, callback: CallbackRow, arrivedAt: Date, at: Date): Promise<void> {
    if (await this.isStillWanted(tx, callback, at)) {
      await this.schedule(tx, callback, arrivedAt, 'The counsellor could not make the call: the next one will');
    }
  }

  /** They were cut off in the middle of a talk: somebody calls them at once, in front of the line. */
  async afterCutOff(tx: Tx, callback: CallbackRow, at: Date): Promise<void> {
    if (!(await this.isStillWanted(tx, callback, at))) return;
    const promisedBy = new Date(at.getTime() + answerTargetSeconds[callback.urgency] * 1000);
    await this.schedule(tx, callback, at, 'They were cut off while they talked', { start: at, promisedBy });
  }

  /** An intake that ended meanwhile takes the callback with it; whoever left no number can only call us. */
  private async isStillWanted(tx: Tx, callback: CallbackRow, at: Date): Promise<boolean> {
    if (callback.phone_number_id === null) {
      await this.end(tx, callback, 'cancelled', 'They left no number to call', at);
      return false;
    }
    const wanted = await this.callbacks.intakeIsOpen(tx, callback.person_id);
    if (!wanted) await this.end(tx, callback, 'cancelled', 'The intake has ended meanwhile', at);
    return wanted;
  }

  /** They asked again after that talk: what was said in it does not answer the new wish. */
  private async callAnew(tx: Tx, callback: CallbackRow, at: Date): Promise<void> {
    if (callback.phone_number_id === null)
      return this.end(tx, callback, 'done', 'We talked; they left no number to call again', at);
    await this.schedule(tx, callback, at, 'They asked again after the last talk', {
      start: at,
      promisedBy: new Date(at.getTime() + answerTargetSeconds[callback.urgency] * 1000),
    });
  }

  private async follow(tx: Tx, callback: CallbackRow, decision: AfterAttempt, settlement: Settlement): Promise<void> {
    switch (decision.kind) {
      case 'done':
        return this.end(tx, callback, 'done', decision.reason, settlement.at);
      case 'retry':
        return this.retry(tx, callback, decision, settlement.outcome);
      case 'needs-decision':
        return this.handToHuman.run(tx, callback, decision.reason, settlement.at);
      case 'do-not-call':
        await this.revokeConsent.withoutCalls(
          tx,
          neverAgain(callback.person_id, decision.reason, settlement.byUserId, settlement.at),
        );
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

  private async retry(tx: Tx, callback: CallbackRow, { from, until, reason }: Retry, outcome: AttemptOutcome): Promise<void> {
    const promisedBy = until ?? new Date(from.getTime() + answerTargetSeconds[callback.urgency] * 1000);
    await this.schedule(tx, callback, from, reason, { start: from, promisedBy }, `retry/${outcome}`);
  }

  private async schedule(
    tx: Tx,
    callback: CallbackRow,
    dueAt: Date,
    because: string,
    window?: CallbackMove['window'],
    rule?: string,
  ): Promise<void> {
    await this.callbacks.move(tx, callback.id, {
      state: 'scheduled',
      dueAt,
      because,
      ...(rule && { rule }),
      ownerUserId: null,
      ownerTeam: 'queue',
      window,
    });
    await this.outbox.add(tx, [{ name: 'CallbackScheduled', body: { callbackId: callback.id, personId: callback.person_id } }]);
  }
}
