import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { MakeCallbackDto } from '../../../contracts/callback.dto.js';
import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { ContactDecision } from '../../../core/contact/contact-facts.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';
import { PromiseCallbacks } from '../promise-callbacks.js';
import { CalledPersonReader, type CalledPerson } from './called-person.reader.js';

/** Staff promise somebody a call: what was agreed with them, or a look after them. */
@Injectable()
export class MakeCallback {
  constructor(
    private readonly database: Database,
    private readonly persons: CalledPersonReader,
    private readonly facts: CallingFactsReader,
    private readonly promise: PromiseCallbacks,
    private readonly clock: Clock,
  ) {}

  /**
   * The id of the new callback. Throws `person/unknown` (404); `callback/already-open`, `callback/no-intake`, `callback/never` and
   * `callback/not-allowed-then` (409), the last with `notBefore`.
   */
  run(request: MakeCallbackDto, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const at = request.at === undefined ? null : instantIn('at', request.at, now);
      const person = await this.persons.lock(tx, request.personId, request.phoneNumberId ?? null);
      const decision = await this.decide(tx, person, at ?? now);
      const urgency = request.urgency ?? 'standard';
      const [made] = await this.promise.run(tx, [
        {
          ...person,
          ...promiseCallback(decision, urgency, at, now),
          id: uuid(),
          origin: request.source,
          urgency,
          because: request.reason,
          anyHourRequestedAt: null,
          isWish: at !== null,
          at: now,
        },
      ]);
      const detail = { source: request.source, reason: request.reason };
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'callback.made',
        subjectType: 'callback',
        subjectId: made!.id,
        detail,
      });
      return made!.id;
    });
  }

  /** A wish is kept to the minute or refused; "as soon as possible" waits for the first permitted moment. */
  private async decide(tx: Tx, person: CalledPerson, at: Date): Promise<ContactDecision> {
    const asked = { person_id: person.personId, phone_number_id: person.phoneNumberId, site_id: person.siteId };
    const decision = await this.facts.mayCall(tx, { ...asked, any_hour_requested_at: null }, at);
    if (decision.kind === 'never') throw new DomainError('conflict', 'callback/never', decision.reason);
    if (decision.kind === 'yes' || at.getTime() <= this.clock.now().getTime()) return decision;
    const extra = { notBefore: decision.at.toISOString() };
    throw new DomainError('conflict', 'callback/not-allowed-then', `${decision.reason}. Choose a later time.`, { extra });
  }
}
