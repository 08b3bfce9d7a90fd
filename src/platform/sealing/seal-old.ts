import { Injectable } from '@nestjs/common';
import { Sealer } from '../crypto/sealer.js';
import { Database, type Tx } from '../database/database.js';
import { dataKeyIdOf } from './field-cipher.js';
import { SealOldStore, type PlainRow, type SealedRow } from './seal-old.store.js';
import { sealedColumn, sealedNames, type SealedColumn, type SealedName } from './sealed-columns.js';
import { Seals } from './seals.js';

// A run ends after so many turns, so that no other chore waits long for it.
const mostTurns = 20;

/**
 * Seals what stands in plain from before, and seals anew what is sealed with a key that is to go. One transaction for each turn: whoever
 * dies in between has done nothing of it, every row opens at every moment, and any number of processes may run it.
 */
@Injectable()
export class SealOld {
  constructor(
    private readonly database: Database,
    private readonly store: SealOldStore,
    private readonly seals: Seals,
    private readonly sealer: Sealer,
  ) {}

  /** @throws Error when all that could be done is done, and something opens with no key that we have: it stays as it is. */
  async run(): Promise<void> {
    const unreadable = new Set<string>();
    for (const name of sealedNames) {
      await this.turns((tx) => this.sealPlain(tx, name, sealedColumn(name)));
      await this.turns((tx) => this.walk(tx, name, (id) => unreadable.add(`${name} ${id}`)));
    }
    await this.store.endRetired(this.database, sealedNames);
    if (unreadable.size === 0) return;
    const rows = [...unreadable].slice(0, 10).join(', ');
    throw new Error(`${unreadable.size} sealed values were changed, or FIELD_KEYS lacks a key (npm run keys): ${rows}`);
  }

  private async turns(turn: (tx: Tx) => Promise<boolean>): Promise<void> {
    for (let n = 0; n < mostTurns; n++) if (!(await this.database.transaction(turn))) return;
  }

  /** False: nothing is left to be done. */
  private async sealPlain(tx: Tx, name: SealedName, column: SealedColumn): Promise<boolean> {
    if (column.plain === null) return false;
    const rows = await this.store.plain(tx, column);
    await this.put(
      tx,
      name,
      rows.map((row) => ({ ...row, bytes: Buffer.from(row.plain) })),
    );
    return rows.length > 0;
  }

  /** False: it is at the end, or somebody else is at it. */
  private async walk(tx: Tx, name: SealedName, unreadable: (id: string) => void): Promise<boolean> {
    const column = sealedColumn(name);
    if (!(await this.store.lock(tx, name))) return false;
    const walk = await this.store.walk(tx, name, this.sealer.keyId);
    if (!walk) return false;
    const rows = await this.store.walked(tx, column, walk.position);
    const retired = await this.retiredIn(tx, rows);
    const old = rows.filter(({ head }) => head !== null && this.isOld(head, retired)).map(({ id }) => id);
    if (old.length > 0) await this.sealAnew(tx, name, [...new Set(old)], unreadable);
    await this.store.advance(tx, name, rows.at(-1)?.id ?? walk.position, rows.length === 0);
    return rows.length > 0;
  }

  private async sealAnew(tx: Tx, name: SealedName, ids: readonly string[], unreadable: (id: string) => void): Promise<void> {
    const rows = await this.store.standing(tx, sealedColumn(name), ids);
    const opened = await this.seals.openAll(
      tx,
      rows.map((row) => ({ ...row, name })),
    );
    await this.put(
      tx,
      name,
      rows.flatMap((row, n) => {
        const one = opened[n]!;
        if (one.kind === 'unreadable') unreadable(row.row);
        return one.kind === 'opened' ? [{ ...row, bytes: one.bytes }] : []; // of whoever is erased nothing opens, and it stays so
      }),
    );
  }

  private async put(
    tx: Tx,
    name: SealedName,
    rows: readonly (Pick<PlainRow | SealedRow, 'at' | 'row' | 'personId'> & { readonly bytes: Buffer })[],
  ): Promise<void> {
    const seals = await this.seals.of(
      tx,
      rows.flatMap(({ personId }) => personId ?? []),
    );
    await this.store.put(
      tx,
      sealedColumn(name),
      rows.map(({ at, row, personId, bytes }) => ({ at, sealed: seals.sealBytes(personId, name, row, bytes) })),
    );
  }

  private async retiredIn(tx: Tx, rows: readonly { readonly head: Buffer | null }[]): Promise<ReadonlySet<string>> {
    const ids = rows.flatMap(({ head }) => (head && dataKeyIdOf(head)) ?? []);
    return this.store.retired(tx, [...new Set(ids)]);
  }

  /** Sealed with a key of the ring, by a release before this one or when nobody knew whose it is; or with a data key that is to go. */
  private isOld(head: Buffer, retired: ReadonlySet<string>): boolean {
    const id = dataKeyIdOf(head);
    return id === null || retired.has(id);
  }
}
