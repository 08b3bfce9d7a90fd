import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, getMetadataArgsStorage, type EntityMetadata } from 'typeorm';
import { dataSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { projectRoot } from '../../support/program.js';

interface Column {
  readonly name: string;
  /** As PostgreSQL writes it, such as `text[]`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
}

const source = join(projectRoot, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.entity.ts'));

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  for (const file of files) await import(join(source, file));
  const entities = getMetadataArgsStorage().tables.map((table) => table.target);
  database = await createDatabase();
  dataSource = await new DataSource({ ...dataSourceOptions(database.url, 2), entities }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const inOrder = (columns: readonly Column[]) => columns.toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** What the entity says of its columns. TypeORM's short names are written out. */
function declared(entity: EntityMetadata): Column[] {
  return entity.columns.map((column) => ({
    name: column.databaseName,
    type:
      dataSource.driver.normalizeType(column).replace('timestamptz', 'timestamp with time zone') + (column.isArray ? '[]' : ''),
    nullable: column.isNullable,
    primary: column.isPrimary,
  }));
}

function migrated(table: string): Promise<Column[]> {
  return dataSource.query(
    `select c.column_name as name, format_type(a.atttypid, null) as type, c.is_nullable = 'YES' as nullable,
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey)) as primary
     from information_schema.columns c
       join pg_attribute a on a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
     where c.table_schema = 'public' and c.table_name = $1`,
    [table],
  );
}

describe('entities', () => {
  it('are all looked at', () => {
    expect(dataSource.entityMetadatas).toHaveLength(files.length);
    expect(files.length).toBeGreaterThan(0);
  });

  // An entity may leave columns out that nobody reads through it; what it names must be so.
  it.each(files)('%s names columns as the migrations made them', async (file) => {
    const module = Object.values((await import(join(source, file))) as Record<string, unknown>);
    const entity = dataSource.entityMetadatas.find(({ target }) => module.includes(target))!;
    const columns = declared(entity);
    const names = new Set(columns.map((column) => column.name));
    const made = await migrated(entity.tableName);
    expect(inOrder(columns)).toEqual(inOrder(made.filter((column) => names.has(column.name))));
  });
});
