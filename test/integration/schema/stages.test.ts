import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Stages1764000000049 } from '../../../migrations/0049-stages.js';
import { writeAuditEntry } from '../../../src/platform/audit/write-audit-entry.js';
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

it('gates that were opened before stand on the list, and undone, intakes stand in stages that were known', async () => {
  const database = new Database(dataSource);
  const rows = new SeededRows(database);
  await rows.site();
  const [inDanger, missed] = [await rows.person('+12025550141'), await rows.person('+12025550142')];
  const manager = await rows.staff('Morgan', 'manager');
  await database.query(`update intake set stage = 'emergency', stage_before = 'contacted' where id = $1`, [inDanger.intakeId]);
  await database.query(`update intake set stage = 'no-show' where id = $1`, [missed.intakeId]);
  const detail = { to: 'contacted', leftOpen: ['spokeWith'], reason: 'The line broke off' };
  const opened = { action: 'intake.gate-overridden', subjectType: 'intake', subjectId: inDanger.intakeId, detail };
  await database.transaction((tx) => writeAuditEntry(tx, { userId: manager.userId, ...opened }));

  const runner = dataSource.createQueryRunner();
  await new Stages1764000000049().down(runner);
  expect(await database.query('select stage from intake order by id')).toEqual([{ stage: 'contacted' }, { stage: 'scheduled' }]);
  await new Stages1764000000049().up(runner);
  expect(await database.query('select intake_id, to_stage, left_open, reason, by_user_id from intake_override')).toEqual([
    {
      intake_id: inDanger.intakeId,
      to_stage: 'contacted',
      left_open: ['spokeWith'],
      reason: 'The line broke off',
      by_user_id: manager.userId,
    },
  ]);
  await runner.release();
});
