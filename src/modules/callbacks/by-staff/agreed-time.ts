import { Injectable } from '@nestjs/common';
import type { ContactDecision } from '../../../core/contact/contact-facts.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';
import { SlotRoom, type PlannedCall } from '../slots/slot-room.js';

export interface NewCall extends PlannedCall {
  readonly phone_number_id: string;
}

/** When a new callback may be promised for. */
@Injectable()
export class AgreedTime {
  constructor(
    private readonly facts: CallingFactsReader,
    private readonly room: SlotRoom,
  ) {}

  /**
   * A wish is kept to the minute or refused; "as soon as possible" (null) waits for the first permitted moment. Throws, all 409,
   * `callback/never`, `callback/not-allowed-then` with `notBefore`, and `callback/slot-full` with `nextFree`.
   */
  async decide(tx: Tx, call: NewCall, wish: Date | null, now: Date): Promise<ContactDecision> {
    const decision = await this.facts.mayCall(tx, { ...call, any_hour_requested_at: null }, wish ?? now);
    if (decision.kind === 'never') throw new DomainError('conflict', 'callback/never', decision.reason);
    if (wish === null || wish <= now) return decision;
    if (decision.kind === 'not-before') {
      const extra = { notBefore: decision.at.toISOString() };
      throw new DomainError('conflict', 'callback/not-allowed-then', `${decision.reason}. Choose a later time.`, { extra });
    }
    await this.room.require(tx, call, wish, now);
    return decision;
  }
}
