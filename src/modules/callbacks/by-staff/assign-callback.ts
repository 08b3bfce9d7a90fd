import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CallbackStore } from '../callback.store.js';
import { ChangeableCallback } from './changeable-callback.js';
import { GiveCallback, type Given } from './give-callback.js';

/** Says who should make a callback: a manager for anybody, a counsellor for themselves. */
@Injectable()
export class AssignCallback {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableCallback,
    private readonly callbacks: CallbackStore,
    private readonly give: GiveCallback,
    private readonly clock: Clock,
  ) {}

  assign(callbackId: string, given: Given, manager: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const callback = await this.changeable.lock(tx, callbackId, manager);
      await this.give.run(tx, callback, given, manager, this.clock.now());
    });
  }

  /** A counsellor takes what nobody has; of two that try, one wins. Throws `callback/already-claimed` (409). */
  claim(callbackId: string, counsellor: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const theirs = (await this.callbacks.lock(tx, callbackId))?.assigned_to ?? null;
      if (theirs !== null && theirs !== counsellor.userId)
        throw new DomainError('conflict', 'callback/already-claimed', 'Somebody else has taken this callback.');
      const callback = await this.changeable.lock(tx, callbackId, counsellor);
      await this.give.run(tx, callback, { to: counsellor.userId, reason: null }, counsellor, this.clock.now());
    });
  }
}
