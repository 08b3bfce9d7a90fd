import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { program, programRole } from './asker.js';

/**
 * TypeORM's view of the database: our migrations, never `synchronize`, and two pools on the one server (TypeORM names them master and
 * slave), each of `poolSize`. Transactions have the first for themselves; whatever is asked outside of one has the second. A question
 * that is asked while transactions wait for each other's locks never waits for one of their connections (ADR 0015).
 *
 * Every connection acts as the role of the program, whoever signed it in: it owns nothing (ADR 0049).
 */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
  return options(url, poolSize, `-c role=${programRole}`);
}

/** The same for whoever changes the schema: the owner of the tables, who is bound by the policies too, and so says that it is the program. */
export function migrationOptions(url: string): DataSourceOptions {
  return options(url, 2, `-c ringback.asker=${program}`);
}

function options(url: string, poolSize: number, startup: string): DataSourceOptions {
  return {
    type: 'postgres',
    replication: { master: { url }, slaves: [{ url }] },
    poolSize,
    migrations,
    migrationsTableName: 'schema_migration',
    synchronize: false,
    installExtensions: false,
    extra: {
      keepAlive: true,
      pipeline: true,
      connectionTimeoutMillis: 3000,
      application_name: 'ringback',
      options: `-c statement_timeout=30000 ${startup}`,
    },
  };
}
