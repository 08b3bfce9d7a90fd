import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';

/** TypeORM's view of the database: one pool, our migrations, never `synchronize`. */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    migrations,
    migrationsTableName: 'schema_migration',
    synchronize: false,
    installExtensions: false,
    extra: {
      keepAlive: true,
      connectionTimeoutMillis: 3000,
      application_name: 'ringback',
      options: '-c statement_timeout=30000',
    },
  };
}
