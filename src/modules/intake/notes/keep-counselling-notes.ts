import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { showable } from '../../../core/shared/plain-text.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CounsellingNoteStore, type CounsellingNote } from './counselling-note.store.js';

/** Writing and reading notes of counselling. Each is in the audit before anything is shown. */
@Injectable()
export class KeepCounsellingNotes {
  constructor(
    private readonly database: Database,
    private readonly notes: CounsellingNoteStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown (404) */
  write(intakeId: string, text: string, staff: StaffPrincipal): Promise<CounsellingNote[]> {
    return this.database.transaction(async (tx) => {
      await this.keep(tx, 'counselling-note.written', intakeId, staff);
      const written = { id: uuid(), intakeId, text: showable(text), byUserId: staff.userId, at: this.clock.now() };
      await this.notes.add(tx, written);
      return this.notes.of(tx, intakeId);
    });
  }

  /** They leave this method only after COMMIT. @throws DomainError intake/unknown (404) */
  read(intakeId: string, staff: StaffPrincipal): Promise<CounsellingNote[]> {
    return this.database.transaction(async (tx) => {
      await this.keep(tx, 'counselling-notes.read', intakeId, staff);
      return this.notes.of(tx, intakeId);
    });
  }

  private async keep(tx: Tx, action: string, intakeId: string, staff: StaffPrincipal): Promise<void> {
    if ((await tx.query('select from intake where id = $1', [intakeId])).length === 0)
      throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    await writeAuditEntry(tx, { userId: staff.userId, action, subjectType: 'intake', subjectId: intakeId });
  }
}
