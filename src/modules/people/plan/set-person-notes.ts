import { Injectable } from '@nestjs/common';
import type { SetPersonNotesDto } from '../../../contracts/people/notes.dto.js';
import { readBirthDate } from '../../../core/people/birth-date.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { changedMeanwhile, noteIn, planValues, refusal } from './checked-plan.js';

const versionOf = 'select notes_version as version from person where id = $1 for no key update';
const setNotes = `
  update person set safe_hours = $2, safe_time_zone = $3, voicemail_allowed = $4, texts_allowed = $5, birth_date = $6,
    birth_precision = $7, safe_word = $8, notes_version = notes_version + 1 where id = $1`;

/** Staff write down what a person wants on every number, their safe word and their birth date. It counts from this transaction on. */
@Injectable()
export class SetPersonNotes {
  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown (404), notes/changed (409), plan/... and birth-date/... (422) */
  run(personId: string, written: SetPersonNotesDto, staff: StaffPrincipal): Promise<void> {
    const { safeHours, voicemail, texts, version, reason } = written;
    const values = [...planValues({ safeHours, voicemail, texts }), ...this.birth(written.birthDate ?? null)];
    const word = noteIn(written.safeWord);
    return this.database.transaction(async (tx) => {
      const [person] = await tx.query<{ version: number }>(versionOf, [personId]);
      if (!person) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      if (person.version !== version) throw changedMeanwhile();
      const sealed = await this.seals.seal(tx, personId, 'person.safe-word', personId, word);
      await tx.query(setNotes, [personId, ...values, sealed]);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'person-notes.set',
        subjectType: 'person',
        subjectId: personId,
        detail: { plan: { safeHours, voicemail, texts }, hasSafeWord: word !== null, reason: reason.trim() },
      });
    });
  }

  private birth(written: string | null): readonly [firstDay: string | null, precision: string | null] {
    if (written === null) return [null, null];
    const read = readBirthDate(written, this.clock.now());
    if (read.kind === 'refused') throw refusal('birthDate', read.code, read.message);
    return [read.firstDay, read.precision];
  }
}
