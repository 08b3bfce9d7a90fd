import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

it('as many transactions as there are connections may each ask what is not remembered, while they wait for one lock', async () => {
  floor.use(SiteDirectory).forget();
  const all = Array.from({ length: 40 }, () =>
    floor.database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(77)');
      floor.use(SiteDirectory).forget();
      const { name } = await floor.use(SiteDirectory).site(floor.rows.siteId);
      const [{ n }] = (await floor.database.query<{ n: number }>('select 1 as n')) as [{ n: number }];
      return { name, n };
    }),
  );
  const answers = await Promise.all(all);
  expect(new Set(answers.map(({ name }) => name)).size).toBe(1);
  expect(answers.map(({ n }) => n)).toEqual(Array(40).fill(1));
});
