import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { OpenedRecordDto, OpenRecordDto } from '../../../contracts/people/record-opening.dto.js';
import { openingSentence } from '../../../core/access/opening-sentence.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RaiseAlert } from '../../alerts/index.js';
import { AcquaintanceReader } from './acquaintance.reader.js';
import { OpeningStore, type NewOpening } from './opening.store.js';
import { OpenRecords, type AskedRecord } from './open-records.js';

/** Opens one record for a while to somebody who says why. Supervisors and the privacy officer hear of it at once; a colleague looks at it. */
@Injectable()
export class OpenWithReason {
  constructor(
    private readonly database: Database,
    private readonly openRecords: OpenRecords,
    private readonly openings: OpeningStore,
    private readonly acquaintance: AcquaintanceReader,
    private readonly tell: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  /** The same answer, while it stands. @throws DomainError person/unknown (404), record/open-already (409) */
  async run(id: string, { reason, words }: OpenRecordDto, staff: StaffPrincipal): Promise<OpenedRecordDto> {
    const asked = await this.openRecords.ask(staff, { whose: 'select $1::uuid', id, purpose: 'work' });
    if (!asked) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    if (asked.decision.kind === 'may' && asked.decision.because !== 'said-why')
      throw new DomainError('conflict', 'record/open-already', 'You may open this record as it is: it needs no reason.');
    const { personId } = asked.standing;
    return this.database.transaction(async (tx) => {
      await tx.query('select from person where id = $1 for update', [personId]);
      const at = this.clock.now();
      const stands = await this.openings.standing(tx, staff.userId, personId, at);
      const opening = stands ?? (await this.open(tx, asked, { reason, words: words.trim(), userId: staff.userId, at }));
      return { id: opening.id, personId, until: opening.until.toISOString() };
    });
  }

  private async open(
    tx: Tx,
    { standing: { personId, siteId }, policy }: AskedRecord,
    said: Pick<NewOpening, 'reason' | 'words' | 'userId' | 'at'>,
  ): Promise<NewOpening> {
    const signs = await this.acquaintance.signs(tx, said.userId, personId);
    const until = new Date(said.at.getTime() + policy.openMinutes * 60_000);
    const opening = { ...said, id: uuid(), personId, signs, until };
    await this.openings.add(tx, opening);
    await writeAuditEntry(tx, {
      userId: said.userId,
      action: 'record.opened-with-reason',
      subjectType: 'person',
      subjectId: personId,
      detail: { openingId: opening.id, reason: said.reason, signs, until: until.toISOString() },
    });
    const about = { siteId, kind: 'record-opened', subjectType: 'record-opening', subjectId: opening.id };
    await this.tell.run(tx, { ...about, sentence: openingSentence(said.reason, signs), at: said.at });
    return opening;
  }
}
