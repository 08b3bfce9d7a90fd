import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { MakeCallbackDto } from '../../../contracts/callback.dto.js';
import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { PromiseCallbacks } from '../promise-callbacks.js';
import { AgreedTime, type NewCall } from './agreed-time.js';
import { CalledPersonReader, type CalledPerson } from './called-person.reader.js';

/** Staff promise somebody a call: what was agreed with them, or a look after them. */
@Injectable()
export class MakeCallback {
  constructor(
    private readonly database: Database,
    private readonly persons: CalledPersonReader,
    private readonly time: AgreedTime,
    private readonly promise: PromiseCallbacks,
    private readonly clock: Clock,
  ) {}

  /**
   * The id of the new callback. Throws `person/unknown` (404), and, all 409, `callback/already-open`, `callback/no-intake` and what
   * AgreedTime throws.
   */
  run(request: MakeCallbackDto, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const at = request.at === undefined ? null : instantIn('at', request.at, now);
      const person = await this.persons.lock(tx, request);
      const urgency = request.urgency ?? 'standard';
      const id = uuid();
      const decision = await this.time.decide(tx, callOf(person, id, urgency), at, now);
      const [made] = await this.promise.run(tx, [
        {
          ...person,
          ...promiseCallback(decision, urgency, at, now),
          id,
          origin: request.source,
          urgency,
          because: request.reason,
          anyHourRequestedAt: null,
          isWish: at !== null,
          ...(decision.zones[0] ? { zone: decision.zones[0] } : {}),
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
}

function callOf({ personId, phoneNumberId, siteId, routeId }: CalledPerson, id: string, urgency: Urgency): NewCall {
  return { id, urgency, person_id: personId, phone_number_id: phoneNumberId, site_id: siteId, route_id: routeId };
}
