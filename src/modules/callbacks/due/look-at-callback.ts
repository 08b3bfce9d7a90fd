import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CallbackStore } from '../callback.store.js';
import { CallingFactsReader } from './calling-facts.reader.js';
import { NextStep } from './next-step.js';

/**
 * Looks at one callback again: not due yet -> into the wave of its opening, and the alarm is set; due and allowed -> into the queue; not allowed now -> a new time, with
 * the reason; never -> a human decides. Safe to run twice, early, late or never (the sweep finds it).
 */
@Injectable()
export class LookAtCallback {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbackStore,
    private readonly facts: CallingFactsReader,
    private readonly next: NextStep,
    private readonly clock: Clock,
  ) {}

  run(callbackId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const callback = await this.callbacks.lock(tx, callbackId);
      const at = this.clock.now();
      if (callback?.state === 'queued') return this.next.matchAgain(tx, callback, at); // it became more urgent
      if (callback?.state !== 'scheduled') return;
      if (callback.due_at > at) return this.next.setAlarm(tx, callback, at);
      await this.next.take(tx, callback, await this.facts.mayCall(tx, callback, at), at);
    });
  }
}
