import { Injectable } from '@nestjs/common';
import { answerTargetSeconds } from '../../core/callbacks/urgency.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { instantIn } from '../../platform/http/instant-in.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { WithdrawEntry } from '../routing/index.js';
import { CallbackStore, type CallbackRow } from './callback.store.js';
import { CallingFactsReader } from './due/calling-facts.reader.js';

/** Staff move a callback to another time, or cancel it with a reason. Neither pulls a call that is going on from under it. */
@Injectable()
export class ChangeCallback {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbackStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly facts: CallingFactsReader,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  reschedule(callbackId: string, at: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const dueAt = instantIn('at', at, now);
      if (dueAt.getTime() < now.getTime() - 60_000)
        throw new DomainError('invalid', 'callback/past', 'at lies in the past: choose a later time.');
      const callback = await this.requireChangeable(tx, callbackId, staff);
      await this.requireAllowedHour(tx, callback, dueAt);
      await this.withdrawEntry.run(tx, callbackId, `rescheduled: ${reason}`, now);
      const window = { start: dueAt, promisedBy: new Date(dueAt.getTime() + answerTargetSeconds[callback.urgency] * 1000) };
      await this.callbacks.move(tx, callbackId, {
        state: 'scheduled',
        dueAt,
        because: reason,
        ownerUserId: null,
        ownerTeam: 'queue',
        window,
      });
      await this.audit(tx, staff, 'callback.rescheduled', callbackId);
      await this.outbox.add(tx, [{ name: 'CallbackScheduled', body: { callbackId, personId: callback.person_id } }]);
    });
  }

  cancel(callbackId: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const callback = await this.requireChangeable(tx, callbackId, staff);
      await this.withdrawEntry.run(tx, callbackId, `cancelled: ${reason}`, now);
      await this.callbacks.end(tx, callbackId, 'cancelled', reason, now);
      await this.outbox.add(tx, [
        { name: 'CallbackEnded', body: { callbackId, personId: callback.person_id, state: 'cancelled' } },
      ]);
    });
  }

  /** A promise that the law or the site's hours would break is refused, with the time that would do. */
  private async requireAllowedHour(tx: Tx, callback: CallbackRow, dueAt: Date): Promise<void> {
    const decision = await this.facts.mayCall(tx, callback, dueAt);
    if (decision.kind !== 'not-before') return;
    const extra = { notBefore: decision.at.toISOString() };
    throw new DomainError('conflict', 'callback/not-allowed-then', `${decision.reason}. Choose a later time.`, { extra });
  }

  private audit(tx: Tx, staff: StaffPrincipal, action: string, callbackId: string): Promise<void> {
    return writeAuditEntry(tx, { userId: staff.userId, action, subjectType: 'callback', subjectId: callbackId });
  }

  /** Managers may change every callback, a counsellor those that nobody else owns. */
  private async requireChangeable(tx: Tx, callbackId: string, staff: StaffPrincipal): Promise<CallbackRow> {
    const callback = await this.callbacks.lock(tx, callbackId);
    if (!callback) throw new DomainError('not-found', 'callback/unknown', 'There is no such callback.');
    const manages = staff.roles.includes('manager') || staff.roles.includes('admin');
    if (!manages && callback.owner_user_id !== null && callback.owner_user_id !== staff.userId) {
      throw new DomainError('forbidden', 'callback/not-yours', 'Somebody else owns this callback: ask a manager.');
    }
    if (callback.ended_at) throw new DomainError('conflict', 'callback/ended', `This callback has ended: ${callback.because}.`);
    if (callback.state === 'dialling' || callback.state === 'awaiting-disposition') {
      throw new DomainError('conflict', 'callback/in-progress', 'A counsellor is on it right now: wait for the outcome.');
    }
    return callback;
  }
}
