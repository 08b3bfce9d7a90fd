import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { standardCallingPolicy } from '../../../src/core/contact/contact-policy.js';
import { PolicyDirectory, WatchHolidays } from '../../../src/modules/sites/index.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

async function watch(day: string): Promise<void> {
  floor.clock.at = new Date(`${day}T12:00:00Z`);
  await floor.use(WatchHolidays).run();
}

let version = 0;
async function list(...dates: readonly string[]): Promise<void> {
  const holidays = dates.map((date) => ({ date, name: 'Christmas', hours: [] }));
  const body = JSON.stringify({ ...standardCallingPolicy, holidays });
  const row = { site_id: floor.rows.siteId, kind: 'calling', reason: 'the year', created_at: new Date() };
  await floor.rows.insert('site_policy', { ...row, version: ++version, body });
  floor.use(PolicyDirectory).forget();
}

const open = () => floor.database.query(`select sentence from alert where kind = 'holidays-missing' and acknowledged_at is null`);
const raised = async () => (await floor.database.query(`select from alert where kind = 'holidays-missing'`)).length;

it('B-098 a site whose holidays end with the year is told of, once a week, until they are listed', async () => {
  await list('2026-12-25');
  await watch('2026-10-31');
  expect(await raised()).toBe(0);
  await watch('2026-11-02');
  await watch('2026-11-02');
  expect(await open()).toEqual([{ sentence: expect.stringMatching(/^No holiday of 2027 is listed for /) }]);
  await floor.database.query(`update alert set acknowledged_at = $1`, [floor.clock.at]);
  await watch('2026-11-08');
  expect(await raised()).toBe(1);
  await watch('2026-11-10');
  expect(await raised()).toBe(2);
  await list('2026-12-25', '2027-12-25');
  await watch('2026-11-10');
  expect(await open()).toEqual([]);
});
