/** Whatever sends a statement: a pool, a transaction, the application's database. */
interface Statements {
  query(text: string): Promise<unknown>;
}

/**
 * Leaves no row in these tables and in those that refer to them, as `truncate ... cascade` does, but in 2 ms instead of 200: few rows
 * are quicker deleted than sixty files replaced. No trigger runs.
 */
export async function emptyTables(database: Statements, ...tables: readonly string[]): Promise<void> {
  await database.query(`
    do $$ declare emptied regclass; begin
      set local role none; -- the owner's
      set local session_replication_role = replica;
      for emptied in
        with recursive reached(id) as (
          select unnest('{${tables.join(',')}}'::regclass[])::oid
          union select conrelid from pg_constraint join reached on confrelid = reached.id where contype = 'f'
        ) select id from reached
      loop execute format('delete from %s', emptied); end loop;
    end $$`);
}
