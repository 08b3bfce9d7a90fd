import type { Tx } from '../database/database.js';

export interface KeyUse {
  readonly keyId: string;
  /** A table, or a column of it. */
  readonly where: string;
  readonly rows: number;
}

const named = `
  select wrapping_key_id as "keyId", 'person_key' as "where", count(*)::int as rows from person_key where wrapped is not null group by 1
  union all select key_id, 'suppression', count(*)::int from suppression where key_id is not null group by 1
  union all select key_id, 'audit_link', count(*)::int from audit_link group by 1`;
const sealedTexts = `
  select 'consent_event' as table, 'evidence' as column, $$decode(evidence ->> 'patientName', 'base64')$$ as bytes
  union all select c.table_name, c.column_name, quote_ident(c.column_name) from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
  where c.table_schema = 'public' and c.data_type = 'bytea' and c.table_name <> 'person_key' order by 1, 2`;

/** SQL: under which key of the ring bytes are sealed (Sealer); of other bytes nonsense. */
const keyIdOf = (bytes: string) => `
  case when length(${bytes}) > 30 and get_byte(${bytes}, 0) = 1 then encode(substring(${bytes} from 3 for get_byte(${bytes}, 1)), 'escape') end`;

/**
 * What stands under which of these keys of the ring: one under which nothing stands can be taken out. Reads every sealed column, so it is for
 * whoever asks, and for no schedule.
 */
export async function keyUses(db: Pick<Tx, 'query'>, ringKeyIds: readonly string[]): Promise<KeyUse[]> {
  const uses = await db.query<KeyUse>(named);
  for (const { table, column, bytes } of await db.query<{ table: string; column: string; bytes: string }>(sealedTexts)) {
    const text = `
      select "keyId", $2 as "where", count(*)::int as rows from (select ${keyIdOf(bytes)} as "keyId" from "${table}") t
      where "keyId" = any($1) group by 1`;
    uses.push(...(await db.query<KeyUse>(text, [ringKeyIds, `${table}.${column}`])));
  }
  return uses;
}

/** Everything of everybody is sealed anew under new data keys, in the background (SealOld). How many keys were retired. */
export async function retireAll(db: Pick<Tx, 'query'>): Promise<number> {
  const text = 'update person_key set retired_at = now() where wrapped is not null and retired_at is null returning 1';
  return (await db.query(text)).length;
}
