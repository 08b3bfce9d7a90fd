import { Injectable } from '@nestjs/common';
import type { CloseReasonCode } from '../../../core/intake/closing/close-reason-codes.js';
import { closingBlockers, type Blocker } from '../../../core/intake/closing/closing-blockers.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OpenDangerReader } from './open-danger.reader.js';

const callPlanned = `
  select from callback where person_id = $1 and ended_at is null and state in ('scheduled', 'queued', 'dialling', 'awaiting-disposition')`;

interface Closing {
  readonly id: string;
  readonly person_id: string;
}

/** What stands in the way of closing an intake, beyond its facts. */
@Injectable()
export class ClosingGate {
  constructor(private readonly dangers: OpenDangerReader) {}

  async blockers(
    tx: Tx,
    { id, person_id }: Closing,
    reason: CloseReasonCode,
    byUserId: string | null,
  ): Promise<readonly Blocker[]> {
    const danger = await this.dangers.of(tx, id);
    const planned = (await tx.query(callPlanned, [person_id])).length > 0;
    return closingBlockers(reason, { danger, callPlanned: planned, byUserId });
  }

  /** @throws DomainError intake/danger-open, intake/flag-open, intake/plan-not-over (409), with all of them in `blockers` */
  async require(tx: Tx, intake: Closing, reason: CloseReasonCode, byUserId: string): Promise<void> {
    const blockers = await this.blockers(tx, intake, reason, byUserId);
    const [first] = blockers;
    if (first) throw new DomainError('conflict', first.code, first.message, { extra: { blockers } });
  }
}
