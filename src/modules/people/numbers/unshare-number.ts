import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { KeyPeople } from '../matches/key-people.js';
import { PeopleStore } from '../people.store.js';
import { NumberStore } from './number.store.js';

/** A number was written down as shared with somebody, and is not: they are not called on it any more, nor found by it. */
@Injectable()
export class UnshareNumber {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly numbers: NumberStore,
    private readonly keys: KeyPeople,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError person/unknown, number/not-shared (404), number/in-use (409) */
  run(personId: string, phoneNumberId: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const holderId = await this.people.lock(tx, personId);
      if (holderId === null) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      if (await this.numbers.isCalledOn(tx, holderId, phoneNumberId)) throw inUse();
      const shares = await this.numbers.unshare(tx, holderId, phoneNumberId);
      if (shares.length === 0) throw notShared();
      for (const { personId: member, e164 } of shares) await this.keys.forgetPhone(tx, member, e164);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'phone-number.unshared',
        subjectType: 'person',
        subjectId: personId,
        detail: { phoneNumberId, since: shares[0]!.since.toISOString(), reason: reason.trim() },
      });
      await this.outbox.add(tx, [{ name: 'NumberUnshared', body: { personId: holderId, phoneNumberId } }]);
    });
  }
}

function inUse(): DomainError {
  const message = 'A call to them on this number is still open: cancel it, or promise it on another number, first.';
  return new DomainError('conflict', 'number/in-use', message);
}

function notShared(): DomainError {
  return new DomainError('not-found', 'number/not-shared', 'This number is not shared with them: look at their numbers again.');
}
