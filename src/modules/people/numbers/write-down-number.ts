import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AddNumberDto } from '../../../contracts/people/notes.dto.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../../sites/index.js';
import { PeopleStore } from '../people.store.js';
import { refusal } from '../plan/checked-plan.js';
import { NumberStore } from './number.store.js';

// A relative gave it: the person themselves has asked us for nothing (A-302, B-040).
const notTheirs = 'Somebody else gave us this number: nobody calls it unless they ask us to.';
const askedOnce = 'Somebody else gave us this number and asked for a call: a person may call once, and says only their own name.';

/** One more number of a person; one that another person has is shared with them from now on, as in a household. */
@Injectable()
export class WriteDownNumber {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly numbers: NumberStore,
    private readonly sites: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown (404), phone/... (422), number/theirs-already (409) */
  async run(personId: string, asked: AddNumberDto, staff: StaffPrincipal): Promise<void> {
    const number = readPhoneNumber(asked.phoneNumber, await this.sites.ownNumbers());
    if (number.kind === 'refused') throw refusal('phoneNumber', number.code, number.message);
    const whyNotThem = asked.givenBy === 'themselves' ? null : asked.askedToCallOnce ? askedOnce : notTheirs;
    await this.database.transaction(async (tx) => {
      const holderId = await this.people.lock(tx, personId);
      if (holderId === null) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      const why = whyNotThem ?? number.whyNotAutomatic;
      const at = this.clock.now();
      const row = { id: uuid(), personId: holderId, e164: number.e164, extension: number.extension, whyNotAutomatic: why, at };
      const phoneNumberId = (await this.numbers.add(tx, row)) ?? (await this.share(tx, row, staff.userId));
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'phone-number.added',
        subjectType: 'person',
        subjectId: personId,
        detail: { phoneNumberId, givenBy: asked.givenBy, reason: asked.reason.trim() },
      });
    });
  }

  private async share(tx: Tx, number: Parameters<NumberStore['share']>[1], userId: string): Promise<string> {
    const shared = await this.numbers.share(tx, number, userId);
    if (shared === null) throw new DomainError('conflict', 'number/theirs-already', 'They have this number already.');
    return shared;
  }
}
