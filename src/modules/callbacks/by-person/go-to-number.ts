import { Injectable } from '@nestjs/common';
import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { Tx } from '../../../platform/database/database.js';
import { PutOff } from '../by-staff/put-off.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';
import type { CalledOff } from './call-off.js';

// The carrier needs a moment to end a ring, and nobody is rung on two numbers at once (promise 3).
const ringEndsMs = 60_000;

/** The person is called on another number of theirs. What was promised stays, and so does their place in line. */
@Injectable()
export class GoToNumber {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly facts: CallingFactsReader,
    private readonly putOff: PutOff,
  ) {}

  async run(
    tx: Tx,
    { callback, wasOnTheWay }: Extract<CalledOff, { kind: 'free' }>,
    phoneNumberId: string,
    at: Date,
  ): Promise<void> {
    await this.callbacks.callNumber(tx, callback.id, phoneNumberId);
    if (wasOnTheWay || callback.state === 'needs-decision')
      await this.promiseAnew(tx, { ...callback, phone_number_id: phoneNumberId }, wasOnTheWay, at);
  }

  /** May it be dialled at all? That is asked again when it is due, and ends with a human if not. */
  private async promiseAnew(tx: Tx, callback: CallbackRow, wasOnTheWay: boolean, at: Date): Promise<void> {
    const from = wasOnTheWay ? new Date(at.getTime() + ringEndsMs) : at;
    const decision = await this.facts.mayCall(tx, callback, from);
    const { windowStart, promisedBy, dueAt } = promiseCallback(decision, callback.urgency, null, from);
    await this.putOff.run(
      tx,
      callback,
      {
        until: dueAt,
        because: 'They gave another number on their own page',
        rule: 'person/other-number',
        window: { start: windowStart, promisedBy },
      },
      at,
    );
  }
}
