import { Injectable } from '@nestjs/common';
import { decideMove } from '../../../core/presence/decide-move.js';
import type { PresenceReason } from '../../../core/presence/presence-reasons.js';
import type { PresenceFact } from '../../../core/presence/presence-table.js';
import type { ChosenPresence } from '../../../core/presence/presences.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CounsellorStore, type CounsellorRow } from '../counsellor.store.js';
import { missingOutcome } from './missing-outcome.js';
import { phoneProblem } from './phone-problem.js';

interface Readiness {
  readonly facts: ReadonlySet<PresenceFact>;
  readonly phone: DomainError | null;
  readonly owedCallId: string | null;
}

/**
 * A counsellor chooses available, break or offline. Whoever is offered a person or talks with one goes away when that is over; a choice
 * is never refused for it and never lost. Available is refused without a phone or while an outcome is owed.
 */
@Injectable()
export class ChangePresence {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError presence/not-a-counsellor, presence/no-softphone, presence/phone-broken, presence/no-phone, presence/outcome-missing */
  run(counsellorId: string, to: ChosenPresence, reason: PresenceReason | null): Promise<CounsellorRow> {
    return this.database.transaction(async (tx) => {
      const counsellor = await this.counsellors.lock(tx, counsellorId);
      if (!counsellor)
        throw new DomainError(
          'forbidden',
          'presence/not-a-counsellor',
          'You are not set up as a counsellor: ask an administrator.',
        );
      await this.choose(tx, counsellor, to, reason);
      return (await this.counsellors.lock(tx, counsellorId))!;
    });
  }

  private async choose(tx: Tx, counsellor: CounsellorRow, to: ChosenPresence, reason: PresenceReason | null): Promise<void> {
    const { id: counsellorId, presence: from } = counsellor;
    // Choosing it again does not send them to the end of the idle line.
    if (from === to) return reason ? this.counsellors.setReason(tx, counsellor, reason) : undefined;
    if (to === 'available' && isWorking(from)) return this.counsellors.remember(tx, counsellor, null);
    const readiness = await this.readiness(tx, counsellorId, from);
    const decision = decideMove({ from, to, by: 'own-choice' }, readiness.facts);
    if (decision.kind === 'go')
      return void (await this.counsellors.setPresence(tx, { counsellorId, to, by: 'own-choice', reason, at: this.clock.now() }));
    if (decision.kind === 'lacks' && decision.fact === 'free' && to !== 'available')
      return this.counsellors.remember(tx, counsellor, { to, reason });
    throw refusal(readiness);
  }

  private async readiness(tx: Tx, counsellorId: string, from: CounsellorRow['presence']): Promise<Readiness> {
    const phone = await phoneProblem(tx, counsellorId, this.clock.now());
    const owedCallId = await missingOutcome(tx, counsellorId);
    const facts = new Set<PresenceFact>();
    if (!isWorking(from)) facts.add('free');
    if (!phone) facts.add('reachable');
    if (!owedCallId) facts.add('outcome-written');
    return { facts, phone, owedCallId };
  }
}

function isWorking(presence: CounsellorRow['presence']): boolean {
  return presence === 'offered' || presence === 'on-call';
}

function refusal({ phone, owedCallId }: Readiness): DomainError {
  return (
    phone ??
    new DomainError('conflict', 'presence/outcome-missing', 'Write the outcome of your last call first.', {
      extra: { callId: owedCallId },
    })
  );
}
