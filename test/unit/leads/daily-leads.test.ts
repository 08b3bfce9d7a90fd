import { expect, test } from '@jest/globals';
import { DailyLeads } from '../../../src/modules/leads/caps/daily-leads.js';
import type { Database } from '../../../src/platform/database/database.js';

const away = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));

test('B-113: while the database is away, a cap of the day goes by what it said last, and refuses nobody if it said nothing', async () => {
  const clock = { at: 0, now: () => new Date(clock.at) };
  const answers = [async () => [{ leads: 10, oldest: new Date(0) }], away, away];
  const daily = new DailyLeads({ query: () => answers.shift()!() } as unknown as Database, clock);
  expect(await daily.take('full', 10)).toBeGreaterThan(60);
  clock.at += 6_000;
  expect(await daily.take('full', 10)).toBeGreaterThan(60);
  expect(await daily.take('unknown', 10)).toBeNull();
});
