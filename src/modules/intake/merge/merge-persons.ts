import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { MergeDto, MergePersonDto } from '../../../contracts/people/merge.dto.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { MergeCallbacks } from '../../callbacks/index.js';
import { MergeStore, type Families } from '../../people/index.js';
import { MergedIntakeStore } from './merged-intake.store.js';
import { MergingTransaction } from './merging-transaction.js';

/**
 * Two records are one person, says a supervisor. One points to the other from then on and every view follows; their open intakes and
 * callbacks become one each. Nothing of their history is touched, so that all of it can be undone.
 */
@Injectable()
export class MergePersons {
  constructor(
    private readonly merging: MergingTransaction,
    private readonly merges: MergeStore,
    private readonly intakes: MergedIntakeStore,
    private readonly callbacks: MergeCallbacks,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown (404), merge/one-already, merge/merged-already, merge/in-progress, person/busy (409) */
  run(personId: string, { into, reason }: MergePersonDto, staff: StaffPrincipal): Promise<MergeDto> {
    return this.merging.run(async (tx) => {
      const families = await this.merges.lock(tx, personId, into);
      if (!families) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      this.requireTwo(personId, families);
      await this.merging.requireRecords(tx, families);
      await this.merging.requireNobodyTalks(tx, families);
      const at = this.clock.now();
      const mergeId = uuid();
      const made = { ...families, reason: reason.trim(), userId: staff.userId };
      await this.merges.add(tx, { ...made, id: mergeId, at });
      const intakeId = await this.intakes.merge(tx, families, mergeId, at);
      await this.callbacks.run(tx, { ...families, mergeId, intakeId, at });
      await this.merging.tell(tx, 'PersonMerged', { ...made, mergeId });
      return { mergeId, personId: families.intoId };
    });
  }

  private requireTwo(personId: string, { fromId, intoId }: Families): void {
    if (fromId === intoId) throw new DomainError('conflict', 'merge/one-already', 'They are one person already.');
    if (fromId === personId) return;
    const extra = { personId: fromId };
    throw new DomainError('conflict', 'merge/merged-already', 'They were merged with somebody already: merge that person.', {
      extra,
    });
  }
}
