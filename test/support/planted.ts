/** Whatever sends a statement: a pool, a transaction, the application's database. */
interface Statements {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

interface Column {
  readonly table: string;
  readonly column: string;
}

const columns = `
  select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
  where c.table_schema = 'public' and (c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY') or c.udt_name = 'citext')
  order by 1, 2`;

/**
 * Every column of the database, as `table.column`, in which one of these words can be read: as text, in JSON or an array, or in bytes that
 * nobody sealed. Words without characters that mean something in a regular expression.
 */
export async function columnsThatTell(database: Statements, ...words: readonly string[]): Promise<string[]> {
  const query = async <R>(text: string, values: unknown[] = []): Promise<R[]> => {
    const found = (await database.query(text, values)) as R[] | { readonly rows: R[] };
    return Array.isArray(found) ? found : found.rows;
  };
  const pattern = words.flatMap((word) => [word, Buffer.from(word).toString('hex')]).join('|');
  const telling: string[] = [];
  for (const [table, names] of byTable(await query<Column>(columns))) {
    const asked = names.map((name, n) => `coalesce(bool_or("${name}"::text ~* $1), false) as c${n}`).join(', ');
    const [row] = await query<Record<string, boolean>>(`select ${asked} from "${table}"`, [pattern]);
    telling.push(...names.flatMap((name, n) => (row![`c${n}`] ? [`${table}.${name}`] : [])));
  }
  return telling;
}

function byTable(all: readonly Column[]): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const { table, column } of all) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}
