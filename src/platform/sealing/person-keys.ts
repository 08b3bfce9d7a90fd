import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../database/database.js';
import { KeyMemory } from './key-memory.js';
import { KeyWrapping, type DataKey, type WrappedKey } from './key-wrapping.js';
import { ReadyKeys, type ReadyKey } from './ready-keys.js';

/** `shredded`: whoever it was of is erased, and nothing opens with it any more. `unknown`: nobody has heard of it, or nothing is left under it. */
export type FoundKey = DataKey | 'shredded' | 'unknown';

// Two transactions may make a key for one person at once: then both count, and what follows is sealed with the first.
const current = `
  select distinct on (person_id) person_id, id, wrapped from person_key
  where person_id = any($1::uuid[]) and wrapped is not null and retired_at is null order by person_id, made_at, id`;
const insert = `
  insert into person_key (id, person_id, wrapped, wrapping_key_id)
  select id, "personId", decode(wrapped, 'base64'), "wrappingKeyId"
  from jsonb_to_recordset($1::jsonb) as k(id uuid, "personId" uuid, wrapped text, "wrappingKeyId" text)`;
const byId = 'select id, wrapped from person_key where id = any($1::uuid[]) and (wrapped is not null or shredded_at is not null)';
const idsOf = 'select id from person_key where person_id = any($1::uuid[])';

/** The data keys of persons. Each statement here says by itself which keys still stand, so what is shredded is shredded for every process at once. */
@Injectable()
export class PersonKeys {
  private readonly ready: ReadyKeys;
  private readonly memory: KeyMemory;

  constructor(
    private readonly wrapping: KeyWrapping,
    clock: Clock,
  ) {
    this.ready = new ReadyKeys(wrapping);
    this.memory = new KeyMemory(clock);
  }

  /**
   * The key with which what is new is sealed, for each of these persons; whoever has none gets one, in this transaction. Nothing is asked about
   * `newcomers`, whom nobody else can see yet.
   */
  async current(tx: Tx, personIds: readonly string[], newcomers: ReadonlySet<string> = new Set()): Promise<Map<string, DataKey>> {
    const wanted = [...new Set(personIds)];
    const known = wanted.filter((id) => !newcomers.has(id));
    const rows = known.length === 0 ? [] : await tx.query<{ person_id: string; id: string; wrapped: Buffer }>(current, [known]);
    const keys = await this.unwrap(rows);
    const found = new Map(rows.map((row) => [row.person_id, keys.get(row.id)!]));
    const without = wanted.filter((id) => !found.has(id));
    if (without.length === 0) return found;
    const made = await this.ready.take(without.length);
    tx.write(insert, [JSON.stringify(without.map((personId, n) => rowOf(personId, made[n]!)))]);
    without.forEach((personId, n) => found.set(personId, made[n]!));
    return found;
  }

  /** By their ids, as they stand at this moment. @throws UnsealError for one whose wrapping key is missing */
  async find(db: Pick<Tx, 'query'>, ids: readonly string[]): Promise<Map<string, FoundKey>> {
    const asked = [...new Set(ids)];
    if (asked.length === 0) return new Map();
    const rows = await db.query<{ id: string; wrapped: Buffer | null }>(byId, [asked]);
    const shredded = rows.filter(({ wrapped }) => wrapped === null).map(({ id }) => id);
    this.memory.forget(shredded);
    const standing = rows.filter((row): row is { id: string; wrapped: Buffer } => row.wrapped !== null);
    return new Map<string, FoundKey>([
      ...asked.map((id) => [id, 'unknown'] as const),
      ...(await this.unwrap(standing)),
      ...shredded.map((id) => [id, 'shredded'] as const),
    ]);
  }

  /** Once this transaction has shredded them. */
  async forget(tx: Tx, personIds: readonly string[]): Promise<void> {
    const rows = await tx.query<{ id: string }>(idsOf, [personIds]);
    tx.afterCommit(() => this.memory.forget(rows.map(({ id }) => id)));
  }

  private async unwrap(rows: readonly Pick<WrappedKey, 'id' | 'wrapped'>[]): Promise<Map<string, DataKey>> {
    const found = new Map<string, DataKey>();
    for (const { id } of rows) {
      const key = this.memory.get(id);
      if (key) found.set(id, key);
    }
    const missing = rows.filter(({ id }) => !found.has(id));
    if (missing.length === 0) return found;
    const unwrapped = await this.wrapping.unwrap(missing);
    this.memory.keep(unwrapped);
    for (const key of unwrapped) found.set(key.id, key);
    return found;
  }
}

function rowOf(personId: string, { id, wrapped, wrappingKeyId }: ReadyKey): object {
  return { id, personId, wrapped: wrapped.toString('base64'), wrappingKeyId };
}
