import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { MergeStore, type MergeRow } from '../../people/index.js';
import { EndOpenCallback } from '../end-open-callback.js';
import { MergedCallbackStore } from './merged-callback.store.js';

/** Gives a person an open intake when they have none; its id. */
export type OpenIntakeOf = (personId: string, like: { readonly siteId: string; readonly dueAt: Date }) => Promise<string>;

const movedOn = 'A callback has moved on since: it stays as it is.';
const notTheirs = 'It was to a number of somebody else, whose own callback stands again.';

/**
 * They are two persons after all. Each callback that nobody has touched since is put back as it was; one that moved on stays as it is,
 * with whom it was begun for. What was promised meanwhile goes with the number that it was promised for.
 */
@Injectable()
export class PartCallbacks {
  constructor(
    private readonly callbacks: MergedCallbackStore,
    private readonly merges: MergeStore,
    private readonly endOpenCallback: EndOpenCallback,
    private readonly outbox: Outbox,
  ) {}

  /** What could not be put back, in sentences. */
  async run(tx: Tx, merge: MergeRow, at: Date, openIntake: OpenIntakeOf): Promise<string[]> {
    const left: string[] = [];
    const back: string[] = [];
    // Those that stayed open first: ended ones can stand again only when their place is free.
    const changes = (await this.merges.changesOf(tx, merge.id)).filter(({ rowOf }) => rowOf === 'callback');
    for (const { rowId, before, after } of changes.toSorted(
      (a, b) => Number(a.after['ended_at'] !== null) - Number(b.after['ended_at'] !== null),
    )) {
      if (await this.callbacks.putBack(tx, rowId, before, after)) back.push(rowId);
      else left.push(movedOn);
      await this.callbacks.goHome(tx, rowId, String(before['person_id']), String(before['intake_id']));
    }
    await this.sortOut(tx, merge, at, openIntake);
    await this.outbox.add(
      tx,
      back.map((callbackId) => ({ name: 'CallbackScheduled', body: { callbackId, personId: merge.person_id } })),
    );
    return left;
  }

  private async sortOut(tx: Tx, merge: MergeRow, at: Date, openIntake: OpenIntakeOf): Promise<void> {
    const { person_id: personId, into_id: intoId } = merge;
    for (const [ofId, toId] of [
      [intoId, personId],
      [personId, intoId],
    ] as const) {
      for (const stray of await this.callbacks.strays(tx, ofId, toId)) {
        const like = { siteId: stray.site_id, dueAt: stray.promised_by };
        if ((await this.callbacks.lockOpen(tx, [toId])).length > 0) await this.endOpenCallback.locked(tx, stray, notTheirs, at);
        else await this.callbacks.goHome(tx, stray.id, toId, await openIntake(toId, like));
      }
    }
  }
}
