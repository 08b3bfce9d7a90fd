import { Injectable } from '@nestjs/common';
import { may } from '../../../core/access/permissions.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { RecordAddress } from './whose-record.js';

/** As the handler declares it: GET, /v1/people/:id/timeline. */
export interface OpenedAddress {
  readonly method: string;
  readonly address: string;
}

interface Standing {
  readonly id: string;
  readonly erased_at: Date | null;
  readonly shut: boolean;
}

const standing = (whose: string) => `
  select p.id, p.erased_at, p.restricted_at is not null and is_shut_away(p.id) as shut from person p
  where p.id = (${whose}) and (p.restricted_at is not null or p.erased_at is not null)`;

/**
 * A record that was erased is opened by nobody but for the proof of a stop and the accounting, one that is restricted by who answers for
 * privacy alone, and that they did is on record.
 */
@Injectable()
export class RestrictedRecords {
  constructor(private readonly database: Database) {}

  /** @throws DomainError person/erased (404), person/restricted (403) */
  async admit(staff: StaffPrincipal, { whose, id, isProof }: RecordAddress, detail: OpenedAddress): Promise<void> {
    const [person] = await this.database.query<Standing>(standing(whose), [id]);
    if (!person) return;
    const mayOpen = may(staff.roles, 'answer-for-privacy');
    if (person.erased_at && !(isProof && mayOpen)) {
      const day = person.erased_at.toISOString().slice(0, 10);
      throw new DomainError(
        'not-found',
        'person/erased',
        `What was here belonged to somebody whose record was erased on ${day}.`,
      );
    }
    if (person.shut && !mayOpen)
      throw new DomainError('forbidden', 'person/restricted', 'This record is restricted: ask a manager or the privacy officer.');
    await this.database.transaction((tx) =>
      writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'person.restricted-record-opened',
        subjectType: 'person',
        subjectId: person.id,
        detail: { ...detail },
      }),
    );
  }
}
