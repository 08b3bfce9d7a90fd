import type { Database } from '../../src/platform/database/database.js';

/** A statement of whoever owns the tables, for what no running program may do: the login of the tests is the server's superuser. */
export function asOwner<R = Record<string, unknown>>(
  database: Database,
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  return database.transaction(async (tx) => {
    await tx.query('set local role none');
    return tx.query<R>(text, values);
  });
}
