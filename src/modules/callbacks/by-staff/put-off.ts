import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { WithdrawEntry } from '../../routing/index.js';
import { CallbackStore, type CallbackMove, type CallbackRow } from '../callback.store.js';
import { KeepWallTimes } from '../wall-times/keep-wall-times.js';

export interface Later {
  readonly until: Date;
  readonly because: string;
  readonly rule: 'staff/rescheduled' | 'staff/snoozed' | 'person/rescheduled' | 'person/other-number' | 'clock/law-changed';
  /** A new promise to the person; without one the old one stands, and is late when it is not kept. */
  readonly window?: CallbackMove['window'];
}

/** These times were said: they are meant on the clock of the person. */
const agreedRules: ReadonlySet<Later['rule']> = new Set(['staff/rescheduled', 'person/rescheduled']);

/** Takes a callback out of the line until a later moment. Who it is assigned to stays. */
@Injectable()
export class PutOff {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly wallTimes: KeepWallTimes,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, callback: CallbackRow, { until, because, rule, window }: Later, at: Date): Promise<void> {
    const { id: callbackId, person_id: personId } = callback;
    await this.withdrawEntry.run(tx, callbackId, `put off: ${because}`, at);
    await this.callbacks.move(tx, callbackId, {
      state: 'scheduled',
      dueAt: until,
      because,
      rule,
      ownerUserId: null,
      ownerTeam: 'queue',
      ...(window && { window }),
    });
    if (window && agreedRules.has(rule)) await this.wallTimes.ofCallback(tx, callback, window.start);
    await this.outbox.add(tx, [{ name: 'CallbackScheduled', body: { callbackId, personId } }]);
  }
}
