import { Injectable } from '@nestjs/common';
import type { UndoneMergeDto } from '../../../contracts/people/merge.dto.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PartCallbacks } from '../../callbacks/index.js';
import { MergeStore, type MergeRow } from '../../people/index.js';
import { MergedIntakeStore } from './merged-intake.store.js';
import { MergingTransaction } from './merging-transaction.js';

/**
 * They are two persons after all. What nobody has touched since the merge stands as it stood before; what has moved on stays as it is,
 * and is named. What they took back meanwhile holds for both, what they granted only for whom they were taken for.
 */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly merging: MergingTransaction,
    private readonly merges: MergeStore,
    private readonly intakes: MergedIntakeStore,
    private readonly callbacks: PartCallbacks,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError merge/unknown (404), merge/undone-already, merge/undo-later-first, merge/erased, merge/restricted, merge/in-progress, person/busy (409) */
  run(mergeId: string, reason: string, staff: StaffPrincipal): Promise<UndoneMergeDto> {
    return this.merging.run(async (tx) => {
      const merge = await this.undoable(tx, mergeId);
      const at = this.clock.now();
      const undone = { userId: staff.userId, reason: reason.trim(), at };
      await this.merges.undo(tx, merge, undone);
      const left = await this.intakes.part(tx, merge);
      left.push(...(await this.callbacks.run(tx, merge, at, this.intakes.openFor(tx, at))));
      const { person_id: fromId, into_id: intoId } = merge;
      await this.merging.tell(tx, 'PersonParted', { ...undone, mergeId, fromId, intoId });
      return { mergeId, left: [...new Set(left)] };
    });
  }

  private async undoable(tx: Tx, mergeId: string): Promise<MergeRow> {
    const merge = await this.merges.lockMerge(tx, mergeId);
    if (!merge) throw new DomainError('not-found', 'merge/unknown', 'There is no such merge.');
    if (merge.undone_at) throw new DomainError('conflict', 'merge/undone-already', 'This merge was undone already.');
    const families = await this.merges.lock(tx, merge.person_id, merge.into_id);
    await this.merging.requireRecords(tx, families!);
    if (await this.merges.hasLater(tx, merge))
      throw new DomainError('conflict', 'merge/undo-later-first', 'They were merged with others since: undo that merge first.');
    await this.merging.requireNobodyTalks(tx, families!);
    return merge;
  }
}
