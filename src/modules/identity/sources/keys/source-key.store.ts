import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SourcePrincipal } from '../../../../platform/auth/principal.js';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { ruleColumns, rulesOf, type RuleRow } from '../rule-columns.js';
import { hashSourceKey, newSourceKey, prefixOfKey } from './source-key.js';

export interface FoundKey {
  readonly principal: SourcePrincipal;
  /** Null: it has no end. */
  readonly endsAt: Date | null;
}

export interface ListedKey {
  readonly id: string;
  readonly prefix: string | null;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly ends_at: Date | null;
}

// That a key was used is kept to the minute, on the look-up that comes every 5 s anyway: not once a lead.
const find = `
  with used as (
    update source_key set last_used_at = $2
    where key_hash = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')
  )
  select s.id, s.site_id, ${ruleColumns}, k.ends_at
  from source_key k join source s on s.id = k.source_id
  where k.key_hash = $1 and s.disabled_at is null and (k.ends_at is null or k.ends_at > $2)`;

/** The keys of sources: their hashes, and when each begins and ends. */
@Injectable()
export class SourceKeyStore {
  constructor(private readonly database: Database) {}

  /** Makes a key and returns it: nobody can read it again. */
  async add(tx: Tx, sourceId: string, by: string | null, at: Date): Promise<{ id: string; key: string }> {
    const [id, key] = [uuid(), newSourceKey()];
    await tx.query(
      'insert into source_key (id, source_id, key_hash, prefix, created_by, created_at) values ($1, $2, $3, $4, $5, $6)',
      [id, sourceId, hashSourceKey(key), prefixOfKey(key), by, at],
    );
    return { id, key };
  }

  /** Whose key it is; null for one that nobody has, that has ended, or of a disabled source. */
  async find(keyHash: Buffer, at: Date): Promise<FoundKey | null> {
    const [row] = await this.database.query<RuleRow & { id: string; site_id: string; ends_at: Date | null }>(find, [keyHash, at]);
    if (!row) return null;
    return { principal: { kind: 'source', sourceId: row.id, siteId: row.site_id, rules: rulesOf(row) }, endsAt: row.ends_at };
  }

  /** Every other key that would work longer works until `end`. */
  async endOthers(tx: Tx, sourceId: string, exceptId: string, end: Date): Promise<void> {
    await tx.query('update source_key set ends_at = $3 where source_id = $1 and id <> $2 and (ends_at is null or ends_at > $3)', [
      sourceId,
      exceptId,
      end,
    ]);
  }

  /** False when the source has no such key. */
  async end(tx: Tx, sourceId: string, keyId: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'update source_key set ends_at = least(ends_at, $3) where source_id = $1 and id = $2 returning id',
      [sourceId, keyId, at],
    );
    return rows.length === 1;
  }

  /** Oldest first, ended ones included. */
  of(sourceId: string): Promise<ListedKey[]> {
    return this.database.query<ListedKey>(
      'select id, prefix, created_at, last_used_at, ends_at from source_key where source_id = $1 order by created_at, id',
      [sourceId],
    );
  }
}
