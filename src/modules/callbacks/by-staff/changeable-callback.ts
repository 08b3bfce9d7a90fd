import { Injectable } from '@nestjs/common';
import { may } from '../../../core/access/permissions.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';

/** What staff may change by hand, and to when. */
@Injectable()
export class ChangeableCallback {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly facts: CallingFactsReader,
  ) {}

  /**
   * Locks the callback. Managers may change every one, a counsellor those that nobody else owns or makes. Throws `callback/unknown`
   * (404), `callback/not-yours` (403), `callback/ended` and `callback/in-progress` (409).
   */
  async lock(tx: Tx, callbackId: string, staff: StaffPrincipal): Promise<CallbackRow> {
    const callback = await this.callbacks.lock(tx, callbackId);
    if (!callback) throw new DomainError('not-found', 'callback/unknown', 'There is no such callback.');
    if (!isManager(staff) && isSomebodyElses(callback, staff.userId))
      throw new DomainError('forbidden', 'callback/not-yours', 'Somebody else owns this callback: ask a manager.');
    if (callback.ended_at) throw new DomainError('conflict', 'callback/ended', `This callback has ended: ${callback.because}.`);
    if (callback.state === 'dialling' || callback.state === 'awaiting-disposition')
      throw new DomainError('conflict', 'callback/in-progress', 'A counsellor is on it right now: wait for the outcome.');
    return callback;
  }

  /** A promise that the law or the site's hours would break is refused, with the time that would do. */
  async requireAllowed(tx: Tx, callback: CallbackRow, at: Date): Promise<void> {
    const decision = await this.facts.mayCall(tx, callback, at);
    if (decision.kind !== 'not-before') return;
    const extra = { notBefore: decision.at.toISOString() };
    throw new DomainError('conflict', 'callback/not-allowed-then', `${decision.reason}. Choose a later time.`, { extra });
  }
}

export function isManager({ roles }: StaffPrincipal): boolean {
  return may(roles, 'work-of-others');
}

function isSomebodyElses(callback: CallbackRow, userId: string): boolean {
  const theirs = callback.owner_user_id ?? callback.assigned_to;
  return theirs !== null && theirs !== userId;
}
