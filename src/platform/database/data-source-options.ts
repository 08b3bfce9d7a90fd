import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';

/**
 * TypeORM's view of the database: our migrations, never `synchronize`, and two pools on the one server (TypeORM names them master and
 * slave), each of `poolSize`. Transactions have the first for themselves; whatever is asked outside of one has the second. A question
 * that is asked while transactions wait for each other's locks never waits for one of their connections (ADR 0015).
 */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
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
      options: '-c statement_timeout=30000',
    },
  };
}
