// What a manager asks about the weeks behind them: figures that do not flatter, on the wall and as reports (issue 8).
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { addPastRows } from '../../../bench/support/reports/past-rows.mjs';
import { openBrowser } from '../../support/browser.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { ConsolePage, sizes } from './console-page.js';

let story: Story;
let browser: Browser;
let console: ConsolePage;

beforeAll(async () => {
  [story, browser] = await Promise.all([Story.begin('PostgreSQL'), openBrowser()]);
  const untriggered = new Client({ connectionString: story.databaseUrl, options: '-c session_replication_role=replica' });
  await untriggered.connect();
  await addPastRows(untriggered, { leads: 300, calls: 900, days: 14, until: new Date() });
  await untriggered.end();
  console = await ConsolePage.open(browser, story);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await story?.end();
});

/** For whoever wants to look at it: SCREENSHOTS names a folder. */
async function pictures(name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  for (const size of Object.values(sizes)) {
    await console.page.setViewportSize(size);
    await console.page.evaluate('scrollTo(0, 0)');
    await console.page.screenshot({ path: `${folder}/${name}-${size.width}.png` });
    await console.page.screenshot({ path: `${folder}/${name}-${size.width}-whole.png`, fullPage: true });
  }
  await console.page.setViewportSize(sizes.desk);
}

const region = (name: string) => console.page.getByRole('region', { name, exact: true });

it('the wall tells today beside last week, with everybody who hung up, and leads to the reports by a key', async () => {
  await console.signIn('morgan');
  const today = region('Today against last week');
  await today.getByText(/answered within 20 s; \d+ hung up/).waitFor();
  await today
    .getByText(/last week at this time/)
    .nth(3)
    .waitFor();
  await console.page.getByLabel('Listed').selectOption('on-shift');
  await console.page.waitForURL(/staff=on-shift/);
  await console.page.getByText('Nobody is in this state.').waitFor();
  expect(await console.faults()).toEqual([]);
  await pictures('wall-today');
  await console.page.keyboard.press('Alt+0');
  await console.page.getByRole('heading', { name: 'Reports' }).waitFor();
});

it('a report comes from its address, with a table below each picture', async () => {
  await waitFor('the days to be counted', async () => (await story.rows('select from report_touch')).length === 0);
  await console.page.getByLabel('Days').selectOption('7');
  await console.page.waitForURL(/span=7/);
  await console.page.getByLabel('Days').selectOption('own');
  await console.page.getByLabel('From', { exact: true }).waitFor();
  await console.page.getByLabel('Days').selectOption('28');
  const calls = region('Incoming calls');
  await calls.getByText('Calls by day, as a table').press('Enter');
  const [{ arrived, abandoned } = { arrived: 0, abandoned: 0 }] = await story.rows<{ arrived: number; abandoned: number }>(
    `select count(*)::int as arrived, (count(*) filter (where outcome <> 'talked' and outcome <> 'voicemail'))::int as abandoned from inbound_call`,
  );
  const cells = await calls.getByRole('row').filter({ hasNotText: 'Day' }).all();
  const figures = await Promise.all(cells.map(async (row) => (await row.getByRole('cell').allInnerTexts()).map(Number)));
  const sum = (column: number) => figures.reduce((total, row) => total + row[column]!, 0);
  expect([sum(1), sum(4)]).toEqual([arrived, abandoned]);
  await region('From inquiry to admission').getByRole('cell', { name: 'Sample website' }).waitFor();
  await region('Counsellors').getByText('Ana Ruiz').waitFor();
  await region('Hours of the week').getByLabel('Shown').selectOption('contact');
  expect(await console.faults()).toEqual([]);
});

it('a report is taken out as a file, and stands on the record', async () => {
  const download = console.page.waitForEvent('download');
  await region('From inquiry to admission')
    .getByRole('link', { name: /as a CSV file/ })
    .press('Enter');
  const file = await (await download).createReadStream();
  const text = (await file.toArray()).join('');
  expect(text).toContain('"Week from","Source"');
  expect(text).not.toMatch(/"([1-9]|10)"/);
  expect(await story.rows(`select subject_id from audit_entry where action = 'report.exported'`)).toEqual([
    { subject_id: 'funnel' },
  ]);
});

it('stands in dark and in Spanish too, and asks nobody else', async () => {
  await region('Incoming calls').getByText('Calls by day, as a table').press('Enter');
  await pictures('reports');
  await console.page.emulateMedia({ colorScheme: 'dark' });
  await console.page.keyboard.press('Alt+L');
  await console.page.getByRole('heading', { name: 'Informes' }).waitFor();
  await pictures('reports-dark-es');
  expect(await console.faults()).toEqual([]);
  expect([...console.hosts]).toEqual([story.ringback.url]);
  expect(console.complaints).toEqual([]);
});
