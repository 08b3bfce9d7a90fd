import { Injectable } from '@nestjs/common';
import type { AskErasureDto } from '../../../contracts/people/erasure.dto.js';
import type { ErasureDecision } from '../../../core/retention/may-erase.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CloseRecord } from './close-record.js';
import { ErasureRequestStore } from './erasure-request.store.js';

interface Refused extends AskErasureDto {
  readonly personIds: readonly string[];
  readonly byUserId: string;
  readonly at: Date;
}

/** What is in the way is written down; the rest of the record is restricted at once. */
@Injectable()
export class RefuseErasure {
  constructor(
    private readonly close: CloseRecord,
    private readonly requests: ErasureRequestStore,
  ) {}

  async run(
    tx: Tx,
    asked: Refused,
    { obstacles, askAgainAt, workStaysOpen }: Extract<ErasureDecision, { kind: 'refuse' }>,
  ): Promise<DomainError> {
    const { personIds, byUserId, at, askedBy, reason } = asked;
    await this.close.restrict(tx, { personIds, byUserId, at, workStaysOpen });
    const personId = personIds[0]!;
    const refused = { personId, askedBy, reason, byUserId, at, obstacles, askAgainAt, rows: null };
    const requestId = await this.requests.add(tx, refused);
    await writeAuditEntry(tx, {
      userId: byUserId,
      action: 'person.erasure-refused',
      subjectType: 'person',
      subjectId: personId,
      detail: { requestId, askedBy, obstacles: obstacles.map(({ code }) => code), askAgainAt },
    });
    const sentences = obstacles.map(({ sentence }) => sentence).join(' ');
    const message = `The record is not erased. ${sentences} Until then it is restricted: nobody finds it, and nobody is contacted.`;
    const told = { requestId, restrictedAt: at, askAgainAt, obstacles };
    return new DomainError('conflict', 'erasure/refused', workStaysOpen ? urgentMessage(sentences) : message, { extra: told });
  }
}

function urgentMessage(sentences: string): string {
  return `The record is not erased. ${sentences} Until then it is restricted: nobody finds it, and only this is brought to an end.`;
}
