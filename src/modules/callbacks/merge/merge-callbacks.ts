import { Injectable } from '@nestjs/common';
import { mergeCallbacks, type OpenCallback } from '../../../core/callbacks/merge-callbacks.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { MergeStore, type Families } from '../../people/index.js';
import { WithdrawEntry } from '../../routing/index.js';
import { MergedCallbackStore, type OpenRow } from './merged-callback.store.js';

interface Merging extends Families {
  readonly mergeId: string;
  /** The one open intake that is left; null when neither had any. */
  readonly intakeId: string | null;
  readonly at: Date;
}

const because = 'They turned out to be one person with somebody else: that callback holds the promise.';

/** Two persons are one: so are their open callbacks. */
@Injectable()
export class MergeCallbacks {
  constructor(
    private readonly callbacks: MergedCallbackStore,
    private readonly merges: MergeStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, merging: Merging): Promise<void> {
    const { fromId, intoId, mergeId, intakeId, at } = merging;
    const open = await this.callbacks.lockOpen(tx, [fromId, intoId]);
    const [one, other] = open;
    if (!one) return;
    const merged = other ? mergeCallbacks(toOpen(one), toOpen(other)) : null;
    const kept = open.find(({ id }) => id === (merged?.keptId ?? one.id))!;
    if (merged) {
      await this.withdrawEntry.run(tx, merged.endedId, because, at);
      await this.callbacks.end(tx, merged.endedId, because, at);
    }
    await this.callbacks.keep(tx, {
      ...(merged ?? toOpen(kept)),
      id: kept.id,
      personId: intoId,
      intakeId: intakeId ?? kept.intake_id,
    });
    for (const { id: rowId, before } of open) await this.merges.note(tx, mergeId, { rowOf: 'callback', rowId, before });
    await this.outbox.add(tx, [{ name: 'CallbackScheduled', body: { callbackId: kept.id, personId: intoId } }]);
    if (merged)
      await this.outbox.add(tx, [
        { name: 'CallbackEnded', body: { callbackId: merged.endedId, personId: intoId, state: 'cancelled' } },
      ]);
  }
}

function toOpen({ id, state, urgency, window_start, promised_by, due_at }: OpenRow): OpenCallback {
  return { id, state, urgency, windowStart: window_start, promisedBy: promised_by, dueAt: due_at };
}
