import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

export interface LockedRecord {
  /** Everybody who is this person, the one they are known as first. */
  readonly personIds: readonly string[];
  readonly restrictedAt: Date | null;
  readonly erasedAt: Date | null;
}

// Always in order of the id, like merges; whoever brings something new of theirs holds one of these rows.
const lock = `
  select p.id, p.merged_into, p.restricted_at, p.erased_at from person p where p.id in (select family_of($1)) order by p.id for update`;

/** Who may find a record, and whether there still is one. */
@Injectable()
export class RestrictionStore {
  /** Locked until the end of the transaction. Null: there is no such person. */
  async lock(tx: Tx, personId: string): Promise<LockedRecord | null> {
    for (let known = 0; ;) {
      const rows = await tx.query<{ id: string; merged_into: string | null; restricted_at: Date | null; erased_at: Date | null }>(
        lock,
        [personId],
      );
      if (rows.length === 0) return null;
      // The statement may have waited for a merge, whose family it did not see yet.
      if (rows.length !== known) {
        known = rows.length;
        continue;
      }
      const root = rows.find(({ merged_into: into }) => into === null)!;
      const personIds = [root.id, ...rows.flatMap(({ id }) => (id === root.id ? [] : [id]))];
      return { personIds, restrictedAt: root.restricted_at, erasedAt: root.erased_at };
    }
  }

  async restrict(tx: Tx, personIds: readonly string[], at: Date): Promise<void> {
    await tx.query('update person set restricted_at = $2 where id = any($1::uuid[]) and restricted_at is null', [personIds, at]);
  }

  async release(tx: Tx, personIds: readonly string[]): Promise<void> {
    await tx.query('update person set restricted_at = null where id = any($1::uuid[])', [personIds]);
  }
}
