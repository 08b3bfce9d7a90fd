import { DataSource } from 'typeorm';
import { Database } from '../../../src/platform/database/database.js';
import { dataSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { createDatabase } from '../../support/database.js';

export interface OpenedDatabase {
  readonly database: Database;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A database of its own with the pool that the app would have; room for twenty transactions at once. */
export async function openDatabase(): Promise<OpenedDatabase> {
  const { url, drop } = await createDatabase();
  const dataSource = await new DataSource(dataSourceOptions(url, 20)).initialize();
  return {
    database: new Database(dataSource),
    url,
    close: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}
