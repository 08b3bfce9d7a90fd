import type { Database } from '../../../src/platform/database/database.js';

export const canary = 'kanarienvogel';
/** Words that nobody writes by chance, each told apart. */
export const planted = (what: string): string => `${canary} ${what}`;

const tables = `select c.table_name as name from information_schema.tables c where c.table_schema = 'public' and c.table_type = 'BASE TABLE' order by 1`;

/** As they stand in bytes that nobody sealed. */
export const canaryBytes = Buffer.from(canary).toString('hex');

/** Every row of every table as text that has one of these words in it, with the table before it. */
export async function rowsThatTell(database: Database, ...words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await database.query<{ name: string }>(tables)) {
    const text = `select to_jsonb(t)::text as row from "${name}" t where to_jsonb(t)::text ~* $1`;
    for (const { row } of await database.query<{ row: string }>(text, [words.join('|')])) found.push(`${name} ${row}`);
  }
  return found.sort();
}
