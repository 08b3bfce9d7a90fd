import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource, type QueryRunner } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { migrationOptions } from '../../../src/platform/database/data-source-options.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let testDatabase: TestDatabase;
let dataSource: DataSource;
let runner: QueryRunner;

beforeAll(async () => {
  testDatabase = await createDatabase();
  dataSource = await new DataSource(migrationOptions(testDatabase.url)).initialize();
  runner = dataSource.createQueryRunner();
});
afterAll(async () => {
  await runner.release();
  await dataSource.destroy();
  await testDatabase.drop();
});

/** Everything that a migration may make, in words; columns without their order, which an undone one does not give back. */
const everything = `
  select format('%s.%s %s %s %s', c.table_name, c.column_name, c.data_type, c.is_nullable, coalesce(c.column_default, '')) as line
    from information_schema.columns c where table_schema = 'public'
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n'
  union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select pg_get_functiondef(p.oid) from pg_proc p where pronamespace = 'public'::regnamespace and prokind = 'f'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

const schema = async () => (await dataSource.query<{ line: string }[]>(everything)).map(({ line }) => line).sort();

it('every migration can be undone and done again, down to an empty database', async () => {
  for (const Migration of migrations.toReversed()) {
    const before = await schema();
    await new Migration().down(runner);
    await new Migration().up(runner);
    expect({ redone: Migration.name, schema: await schema() }).toEqual({ redone: Migration.name, schema: before });
    await new Migration().down(runner);
  }
  expect((await schema()).filter((line) => !line.includes('schema_migration'))).toEqual([]);
}, 60_000);
