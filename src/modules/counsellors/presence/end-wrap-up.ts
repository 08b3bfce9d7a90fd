import { Injectable } from '@nestjs/common';
import { decideMove } from '../../../core/presence/decide-move.js';
import type { PresenceFact } from '../../../core/presence/presence-table.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { CounsellorStore, type CounsellorRow } from '../counsellor.store.js';
import { missingOutcome } from './missing-outcome.js';
import { WrapUpStore } from './wrap-up.store.js';

/**
 * Wrap-up ends when the outcome is written, or by its timer when none is owed. Its time runs out without the outcome: it is marked
 * overdue, and nobody is offered to them. A rest, or more time that they asked for, is not cut short by the outcome.
 */
@Injectable()
export class EndWrapUp {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly wrapUps: WrapUpStore,
    private readonly clock: Clock,
  ) {}

  /** Its time is up. Safe to run twice, early or late. */
  run(counsellorId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const counsellor = await this.counsellors.lock(tx, counsellorId);
      if (counsellor?.presence !== 'wrap-up' || !counsellor.presence_until || counsellor.presence_until > at) return;
      const decision = decideMove({ from: 'wrap-up', to: 'available', by: 'time' }, await this.facts(tx, counsellor, at));
      if (decision.kind === 'go') await this.counsellors.setPresence(tx, { counsellorId, to: 'available', by: 'time', at });
      else await this.wrapUps.markOverdue(tx, counsellorId, at);
    });
  }

  /** An outcome was written. */
  async byOutcome(tx: Tx, counsellorId: string, at: Date): Promise<void> {
    const counsellor = await this.counsellors.lock(tx, counsellorId);
    if (counsellor?.presence !== 'wrap-up') return;
    const decision = decideMove({ from: 'wrap-up', to: 'available', by: 'outcome' }, await this.facts(tx, counsellor, at));
    if (decision.kind === 'go') await this.counsellors.setPresence(tx, { counsellorId, to: 'available', by: 'outcome', at });
    else if (decision.kind === 'lacks' && decision.fact === 'rested')
      await this.wrapUps.prolong(tx, counsellorId, counsellor.rest_until!);
  }

  /** Counsellors whose wrap-up should have ended. */
  ended(): Promise<{ id: string }[]> {
    return this.database.query(`select id from counsellor where presence = 'wrap-up' and presence_until <= $1`, [
      this.clock.now(),
    ]);
  }

  private async facts(tx: Tx, counsellor: CounsellorRow, at: Date): Promise<ReadonlySet<PresenceFact>> {
    const facts = new Set<PresenceFact>();
    if (counsellor.presence_until && counsellor.presence_until <= at) facts.add('time-is-up');
    if (!counsellor.rest_until || counsellor.rest_until <= at) facts.add('rested');
    if ((await missingOutcome(tx, counsellor.id)) === null) facts.add('outcome-written');
    return facts;
  }
}
