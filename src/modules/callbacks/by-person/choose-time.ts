import { Injectable } from '@nestjs/common';
import { slotMs } from '../../../core/callbacks/slots.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { AgreedTime } from '../by-staff/agreed-time.js';
import { PutOff } from '../by-staff/put-off.js';
import type { CallbackRow } from '../callback.store.js';

/** The promise of a locked callback moves to a slot that the person chose. */
@Injectable()
export class ChooseTime {
  constructor(
    private readonly time: AgreedTime,
    private readonly putOff: PutOff,
  ) {}

  /** Throws what AgreedTime throws, and `callback/past`. */
  async run(tx: Tx, callback: CallbackRow, from: Date, at: Date): Promise<void> {
    const { phone_number_id: phoneNumberId } = callback;
    if (phoneNumberId === null) throw new DomainError('conflict', 'callback/no-number', 'They left no number to call.');
    if (from <= at) throw new DomainError('conflict', 'callback/past', 'That time has passed: choose a later one.');
    await this.time.decide(tx, { ...callback, phone_number_id: phoneNumberId }, from, at);
    await this.putOff.run(
      tx,
      callback,
      {
        until: from,
        because: 'They chose this time on their own page',
        rule: 'person/rescheduled',
        window: { start: from, promisedBy: new Date(from.getTime() + slotMs) },
      },
      at,
    );
  }
}
