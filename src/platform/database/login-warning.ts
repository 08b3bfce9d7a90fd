import type { Database } from './database.js';

type Db = Pick<Database, 'query'>;

// Whoever is signed in as the program now; while it does not run, whoever asks.
const strongest = `
  with signed_in as (
    select usename as login from pg_stat_activity
    where datname = current_database() and application_name in ('ringback', 'ringback-queue') and usename is not null)
  select r.rolname as login, r.rolsuper or r.rolbypassrls as passes
  from pg_roles r
  where (r.rolname in (select login from signed_in) or r.rolname = session_user and not exists (select from signed_in))
    and (r.rolsuper or r.rolbypassrls or exists (
      select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_has_role(r.oid, c.relowner, 'member')))
  order by 2 desc, 1 limit 1`;

/** In which way the login of the running programs could leave their role and pass the second wall (ADR 0049); null: in none. */
export async function loginWarning(db: Db): Promise<string | null> {
  const [found] = await db.query<{ login: string; passes: boolean }>(strongest);
  if (!found) return null;
  const how = found.passes ? 'passes every policy of the database' : 'owns tables';
  return (
    `The program signs in to PostgreSQL as ${found.login}, who ${how}: what gets past the program gets past the second wall. ` +
    'Give it a login of its own (docs/operations.md, The second wall).'
  );
}
