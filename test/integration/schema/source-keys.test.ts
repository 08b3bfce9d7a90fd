import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { DataSource } from 'typeorm';
import { Sources1764000000032 } from '../../../migrations/0032-sources.js';
import { SourceKeyStore } from '../../../src/modules/identity/sources/keys/source-key.store.js';
import { Database } from '../../../src/platform/database/database.js';
import { migrationOptions } from '../../../src/platform/database/data-source-options.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { SeededRows } from '../intake/seeded-rows.js';

let testDatabase: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  testDatabase = await createDatabase();
  dataSource = await new DataSource(migrationOptions(testDatabase.url)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await testDatabase.drop();
});

it('the key that a source had goes on working, and the source may do what it could; a new key survives the way back', async () => {
  const database = new Database(dataSource);
  const rows = new SeededRows(database);
  await rows.site();
  const runner = dataSource.createQueryRunner();
  await new Sources1764000000032().down(runner);
  const [id, hash] = [uuid(), createHash('sha256').update('rb_of-before').digest()];
  await rows.insert('source', { id, site_id: rows.siteId, name: 'Website', key_hash: hash });
  await new Sources1764000000032().up(runner);

  const keys = new SourceKeyStore(database);
  const nothingForbidden = { kind: 'website', trust: 'own', fields: null, perMinute: null, perDay: null, allowedOrigins: [] };
  expect(await keys.find(hash, new Date())).toMatchObject({ principal: { sourceId: id, rules: nothingForbidden }, endsAt: null });

  const made = await database.transaction((tx) => keys.add(tx, id, null, new Date()));
  await new Sources1764000000032().down(runner);
  const newest = createHash('sha256').update(made.key).digest();
  expect(await database.query('select key_hash from source')).toEqual([{ key_hash: newest }]);
  await runner.release();
});
