import { Injectable } from '@nestjs/common';
import type { PersonNotesDto } from '../../../contracts/people/notes.dto.js';
import type { ContactPlan } from '../../../core/contact/contact-facts.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';
import { birthDateOf, planOf } from './plan-columns.js';

interface NotesRow {
  readonly personId: string;
  readonly version: number;
  readonly plan: ContactPlan;
  readonly birthDate: string | null;
  readonly safeWord: string | null;
}

const notes = `
  select f.id as "personId", f.notes_version as version, ${planOf('f')} as plan, ${birthDateOf('f')} as "birthDate",
    ${told('person.safe-word', 'f')} as "safeWord"
  from family_of($1) as member(id) join person f on f.id = member.id order by f.created_at, f.id`;

/** The notes of a person and of whoever was merged into them; each look at them is on record, for a safe word stands there. */
@Injectable()
export class PersonNotesReadModel {
  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
  ) {}

  /** @throws DomainError person/unknown */
  of(personId: string, staff: StaffPrincipal): Promise<PersonNotesDto[]> {
    return this.database.transaction(async (tx) => {
      const rows = await this.seals.open(tx, await tx.query<NotesRow>(notes, [personId]));
      if (rows.length === 0) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'person-notes.read',
        subjectType: 'person',
        subjectId: personId,
      });
      return rows.map(({ plan, ...row }) => ({ ...row, ...plan }));
    });
  }
}
