// Issue 8: with nothing configured a living day runs, so that a newcomer sees calls arrive. Here it runs 60 times as fast.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startProgram, type Program } from '../support/program.js';
import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';

const folder = mkdtempSync(join(tmpdir(), 'ringback-day-'));
let story: Story;
let day: Program;

beforeAll(async () => {
  story = await Story.begin('PostgreSQL', { simulatorSpeed: 60 });
  const sample = join(folder, 'demo.json');
  writeFileSync(sample, JSON.stringify(story.ringback.demo));
  const { url, controlUrl } = story.ringback;
  const env = { DAY_URL: url, DAY_CONTROL_URL: controlUrl, DAY_SAMPLE: sample, DAY_SEED: '1', DAY_SPEED: '60' };
  day = await startProgram('living day', 'src/living-day/main.js', env, () => true);
}, 60_000);
afterAll(async () => {
  await day?.kill('SIGKILL');
  await story?.end();
  rmSync(folder, { recursive: true, force: true });
});

const count = async (sql: string) => (await story.one<{ count: number }>(`select count(*)::int as count from ${sql}`)).count;

it('leads and calls arrive, staff talk and write what came of it, and intakes go on to their end', async () => {
  const enough = async () =>
    (await count('lead')) >= 4 &&
    (await count('inbound_call')) >= 2 &&
    (await count('call where disposition is not null')) >= 3 &&
    (await count(`intake where stage in ('admitted', 'closed')`)) >= 1;
  await waitFor('a living line', enough, { timeoutMs: 50_000 });
  const ana = await story.one(`select presence, phone_number is not null as has_phone from counsellor where name = 'Ana Ruiz'`);
  expect(ana).toEqual({ presence: 'offline', has_phone: true });
  expect(day.output()).toBe('');
});

it('stops when it is told to, sends its counsellors home, and leaves nothing stuck', async () => {
  expect(await day.kill('SIGTERM')).toBe(0);
  await waitFor('everybody to have gone', async () => (await count(`counsellor where presence = 'available'`)) === 0);
  await waitFor('the last talk to end', async () => (await count(`call where state <> 'ended'`)) === 0);
  expect(await story.violations()).toEqual([]);
});
