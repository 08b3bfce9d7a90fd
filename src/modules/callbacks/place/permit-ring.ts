import { Injectable } from '@nestjs/common';
import type { ContactAnswer } from '../../../core/contact/contact-permit.js';
import { Database } from '../../../platform/database/database.js';
import { CallStore, PersonPermits, type LegRow } from '../../calls/index.js';
import { CallbackStore } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';

/**
 * The last question before a person's phone rings. It was asked when the ring was intended; a stop, an hour that closed or a carrier
 * that took its time may lie in between, so it is asked once more, under the same locks (B-091, L-303).
 */
@Injectable()
export class PermitRing {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly callbacks: CallbackStore,
    private readonly facts: CallingFactsReader,
    permits: PersonPermits,
  ) {
    permits.answeredBy((leg, at) => this.run(leg, at));
  }

  private run({ call_id: callId }: LegRow, at: Date): Promise<ContactAnswer> {
    return this.database.transaction(async (tx) => {
      const call = (await this.calls.lock(tx, callId!))!;
      const callback = (await this.callbacks.lock(tx, call.callback_id))!;
      return this.facts.ask(tx, callback, at, call.attempt_id);
    });
  }
}
