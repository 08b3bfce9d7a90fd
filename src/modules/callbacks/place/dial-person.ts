import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { CallStore, type CallRow } from '../../calls/index.js';
import { AttemptStore } from '../attempt.store.js';
import { CallbackStore } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';
import { PersonLeg } from './person-leg.js';

export type DialResult = { readonly kind: 'dialled' } | { readonly kind: 'refused'; readonly reason: string };

/**
 * The counsellor is in the room: dial the person, once. `mayContact` is asked now, under the lock of the callback, because an answer
 * from an hour ago is worth nothing; its verdict and the policy's version are kept with the attempt.
 */
@Injectable()
export class DialPerson {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly attempts: AttemptStore,
    private readonly calls: CallStore,
    private readonly facts: CallingFactsReader,
    private readonly legs: PersonLeg,
  ) {}

  async run(tx: Tx, call: CallRow, at: Date): Promise<DialResult> {
    const callback = (await this.callbacks.lock(tx, call.callback_id))!;
    if (!(await this.callbacks.intakeIsOpen(tx, callback.person_id)))
      return { kind: 'refused', reason: 'Their intake has ended' };
    const asked = await this.facts.ask(tx, callback, at);
    const { decision } = asked;
    await this.attempts.recordDecision(tx, call.attempt_id, asked, decision.kind === 'yes' ? at : null);
    if (decision.kind !== 'yes') return { kind: 'refused', reason: decision.reason };
    await this.callbacks.countAttempt(tx, callback.id, call.counsellor_id, at);
    await this.calls.setDialling(tx, call.id);
    await this.legs.intend(tx, call, at);
    return { kind: 'dialled' };
  }
}
