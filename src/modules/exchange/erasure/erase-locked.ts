import { Injectable } from '@nestjs/common';
import type { ErasureDto } from '../../../contracts/people/erasure.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { Tx } from '../../../platform/database/database.js';
import { CloseRecord } from './close-record.js';
import { EraseRecord } from './erase-record.js';
import { ErasureRequestStore } from './erasure-request.store.js';

interface Granted {
  readonly personIds: readonly string[];
  /** Both null: the time was over. */
  readonly askedBy: string | null;
  readonly byUserId: string | null;
  readonly reason: string;
  readonly at: Date;
}

/** Of a locked person whom nothing keeps: ends what is open, erases, and writes down that it was done. */
@Injectable()
export class EraseLocked {
  constructor(
    private readonly close: CloseRecord,
    private readonly eraseRecord: EraseRecord,
    private readonly requests: ErasureRequestStore,
  ) {}

  async run(tx: Tx, { personIds, askedBy, byUserId, reason, at }: Granted): Promise<ErasureDto> {
    await this.close.run(tx, { personIds, byUserId, at });
    const everybody = await this.close.withWhomOnlyTheyKnow(tx, personIds);
    const rows = await this.eraseRecord.run(tx, everybody, at);
    const personId = personIds[0]!;
    const granted = { personId, askedBy, reason, byUserId, at, obstacles: [], askAgainAt: null, rows };
    const requestId = await this.requests.add(tx, granted);
    await writeAuditEntry(tx, {
      userId: byUserId,
      action: 'person.erased',
      subjectType: 'person',
      subjectId: personId,
      detail: { requestId, askedBy, persons: everybody, rows },
    });
    return this.before(tx, personIds);
  }

  /** What came of it when it was done. */
  before(tx: Tx, personIds: readonly string[]): Promise<ErasureDto> {
    return this.requests.granted(tx, personIds);
  }
}
