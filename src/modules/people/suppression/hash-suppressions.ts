import { Injectable } from '@nestjs/common';
import { KeyedHash } from '../../../platform/crypto/keyed-hash.js';
import { Database, type Tx } from '../../../platform/database/database.js';

const mostAtOnce = 500;

const unhashed = `
  select id, e164 from suppression where e164 is not null order by id limit ${mostAtOnce} for update skip locked`;

// A process of the release before may have written one that stands as a hash already: then that one has it all, but for when it was said last.
const hash = `
  with given as (
    select * from unnest($1::uuid[], $2::bytea[]) as g(id, number_hash)
  ), known as (
    update suppression known set said_again_at = greatest(known.said_again_at, old.since, old.said_again_at)
    from given g join suppression old on old.id = g.id
    where known.number_hash = g.number_hash and known.channel = old.channel and known.lifted_at is null and old.lifted_at is null
    returning g.id
  ), doubled as (
    delete from suppression where id in (select id from known)
  )
  update suppression s set number_hash = g.number_hash, key_id = $3, e164 = null
  from given g where s.id = g.id and g.id not in (select id from known)`;

const unreadable = `select key_id, count(*)::int as rows from suppression where key_id <> all($1) and lifted_at is null group by key_id`;

/**
 * At every start: numbers from before they were hashed are hashed and forgotten, and none may stand under a key that we do not have,
 * since nobody could tell then whom we must not contact. Any number of processes may run it.
 */
@Injectable()
export class HashSuppressions {
  constructor(
    private readonly database: Database,
    private readonly hashes: KeyedHash,
  ) {}

  /** @throws Error when a key is missing: better no contact at all than contact against their will. */
  async run(): Promise<void> {
    while ((await this.database.transaction((tx) => this.hashSome(tx))) === mostAtOnce);
    const lost = await this.database.query<{ key_id: string; rows: number }>(unreadable, [this.hashes.keyIds]);
    if (lost.length === 0) return;
    const named = lost.map(({ key_id: keyId, rows }) => `${keyId} (${rows} numbers)`).join(', ');
    throw new Error(
      `FIELD_KEYS lacks keys under which numbers stand that must not be contacted: ${named}. Put them back behind the first key.`,
    );
  }

  private async hashSome(tx: Tx): Promise<number> {
    const rows = await tx.query<{ id: string; e164: string }>(unhashed);
    if (rows.length === 0) return 0;
    const hashed = rows.map(({ e164 }) => this.hashes.of('phone-number', e164));
    await tx.query(hash, [rows.map(({ id }) => id), hashed.map((one) => one.hash), hashed[0]!.keyId]);
    return rows.length;
  }
}
