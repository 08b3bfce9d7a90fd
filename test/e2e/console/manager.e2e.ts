// An intake manager's bad Monday with nothing but the screen: who waits and why, who takes them, and how an intake goes on (issue 8).
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';
import { ConsolePage } from './console-page.js';

const phone = fictionalNumber();

let story: Story;
let browser: Browser;
let wall: ConsolePage;

beforeAll(async () => {
  [story, browser] = await Promise.all([Story.begin('PostgreSQL'), openBrowser()]);
  // One is there, and busy: so people wait, and the wall says for what.
  await story.busy('ben');
  await story.website.lead({ phone, name: 'Jamie Poe', message: 'I would like to stop.' });
  const message = 'He took too many pills and I think he overdosed';
  await story.website.lead({ phone: fictionalNumber(), name: 'Robin Roe', message });
  wall = await ConsolePage.open(browser, story);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await story?.end();
});

const button = (name: string | RegExp) => wall.page.getByRole('button', { name });
const heading = (name: string | RegExp) => wall.page.getByRole('heading', { name });
const link = (name: string | RegExp) => wall.page.getByRole('link', { name });

it('the wall: what needs somebody stands on top, and is taken by its key', async () => {
  await wall.signIn('morgan');
  await heading('Needs you now (1)').waitFor();
  await wall.page.getByText('nobody free').first().waitFor();
  expect(await wall.faults()).toEqual([]);
  await wall.page.keyboard.press('Alt+K');
  await wall.page.getByText('No alert is open.').waitFor();
});

it('a tour of two minutes is offered once, taken by keyboard alone, and found again by its name', async () => {
  const { page } = wall;
  const step = (count: number) => page.getByText(`Step ${count} of 6`);
  await button('Show me around').focus();
  await page.keyboard.press('Enter');
  await step(1).waitFor();
  expect(await wall.faults()).toEqual([]);
  for (const count of [2, 3, 4, 5, 6]) {
    await page.keyboard.press('Alt+N');
    await step(count).waitFor();
    await page.locator('[data-tour-here]').waitFor();
  }
  await page.keyboard.press('Alt+N');
  await step(6).waitFor({ state: 'detached' });
  await page.reload();
  await heading('Who waits').waitFor();
  expect(await button('Show me around').count()).toBe(0);
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.type('Show me');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await step(1).waitFor();
  await page.keyboard.press('Escape');
  await step(1).waitFor({ state: 'detached' });
});

it('"why did this wait" is answered in one dialog, "take it" in another', async () => {
  await button('Why? J.P.').click();
  const dialog = wall.page.getByRole('dialog', { name: 'Why this wait' });
  await dialog
    .getByText(/all busy/)
    .first()
    .waitFor();
  await wall.page.keyboard.press('Escape');
  await button('Give to … J.P.').click();
  await wall.page.getByLabel('Counsellor', { exact: true }).selectOption({ label: 'Ben Carter (Writing up)' });
  await wall.page.getByLabel('How').selectOption('keep');
  await button('Keep it for them').click();
  await wall.page
    .getByText(/reason/i)
    .first()
    .waitFor();
  await wall.page.getByLabel('Why?').fill('Ben knows them');
  expect(await wall.faults()).toEqual([]);
  await button('Keep it for them').click();
  await wall.page.getByText("It is Ben Carter's from now on.").waitFor();
  const [row] = await story.rows(
    `select c.name from callback b join counsellor c on c.id = b.assigned_to join phone_number n on n.person_id = b.person_id
     where n.e164 = $1`,
    [phone],
  );
  expect(row).toEqual({ name: 'Ben Carter' });
});

it('the wall is as of now: whoever asks for a call appears by themselves', async () => {
  await story.website.lead({ phone: fictionalNumber(), name: 'Kim Lee', message: 'Please call.' });
  await link('K.L.').first().waitFor();
});

it('the callbacks: a promise is moved to a time that is free, and the refusal of another is read', async () => {
  await wall.page.keyboard.press('Alt+4');
  await button('Another time K.L.').click();
  await wall.page.getByLabel('Why?').fill('Agreed by phone');
  await wall.page.getByRole('dialog').getByRole('button', { name: 'Another time' }).click();
  await wall.page.getByRole('dialog').getByRole('alert').or(wall.page.locator('.wrong')).first().waitFor();
  await button('Go back').click();
  expect(await wall.faults()).toEqual([]);
});

it('the pipeline keeps its filters in the address, as a list and as a board', async () => {
  await wall.page.keyboard.press('Alt+3');
  await wall.page.getByLabel('Stage').selectOption('inquiry');
  await wall.page.waitForURL(/stage=inquiry/);
  await wall.page.getByRole('checkbox', { name: 'J.P.' }).check();
  await wall.page.getByRole('checkbox', { name: 'K.L.' }).check();
  expect(await wall.faults()).toEqual([]);
  await button(/^Give 2 to/).click();
  await wall.page.getByLabel('To', { exact: true }).selectOption('managers');
  await wall.page.getByLabel('Why?').fill('Ours today');
  await wall.page.getByRole('dialog').getByRole('button', { name: 'Give to …' }).click();
  await wall.page.getByRole('cell', { name: 'Managers' }).nth(1).waitFor();
  await wall.page.getByLabel('Shown as').selectOption('board');
  await wall.page.getByRole('region', { name: 'Talked with' }).waitFor();
  await link('J.P.').waitFor();
  expect(await wall.faults()).toEqual([]);
});

it('an intake: a refused gate says beside each field what is missing, then it goes on', async () => {
  await link('J.P.').click();
  await heading('Intake of J.P.').waitFor();
  expect(await wall.faults()).toEqual([]);
  await button(/^Move to Talked with/).click();
  await button('Move on').click();
  await wall.page.getByText('Who we talked to is missing.', { exact: true }).waitFor();
  await wall.page.getByLabel('Who we talked to').selectOption('self');
  await wall.page.getByLabel('They could talk safely').selectOption('true');
  expect(await wall.faults()).toEqual([]);
  await button('Move on').click();
  await button(/^Move to Screening/).waitFor();
  await wall.page.getByLabel('New note').fill('Sleeps badly.');
  await button('Save the note').click();
  await wall.page.getByText('Sleeps badly.').first().waitFor();
});

it('a person: the number is masked until somebody says why they need it, and that is on the record', async () => {
  await link('Open the person').click();
  await button(/^Show the number/).waitFor();
  await wall.page.keyboard.press('Alt+J');
  await wall.page.getByLabel('Why?').fill('Their carrier blocks us');
  await button('Show it').click();
  await wall.page.getByText(phone).waitFor();
  await button('Close').last().click();
  await waitFor('the timeline to say so', async () => (await wall.page.getByText(/looked at the full phone number/).count()) > 0);
  expect(await wall.faults()).toEqual([]);
  expect(await wall.page.getByText(phone).count()).toBe(0);
});

it('the other pages stand up to axe in both sizes, also those of an administrator', async () => {
  await wall.page.keyboard.press('Alt+6');
  await wall.page.getByText('Nothing waits to be read.').waitFor();
  expect(await wall.faults()).toEqual([]);
  await wall.page.keyboard.press('Alt+5');
  await wall.page.getByLabel('A part of the name, or the whole phone number').fill(phone);
  await wall.page.keyboard.press('Enter');
  await link(/^J\.P\./).waitFor();
  expect(await wall.faults()).toEqual([]);
  const settings = await ConsolePage.open(browser, story);
  await settings.signIn('admin');
  await settings.page.getByRole('link', { name: 'Settings' }).click();
  await settings.page.getByText('ana@ringback.example').waitFor();
  expect(await settings.faults()).toEqual([]);
  const parts = {
    'Sources and forms': 'Sample website',
    'Hours and holidays': 'Holidays',
    Webhooks: 'Nobody is told by webhook yet.',
    'Lines and who serves them': 'Ana Ruiz (3 of 5)',
    'When and how often': 'Florida Statutes 501.616',
    'How long things are kept': 'Recordings of calls and voicemails',
    Health: 'What follows from events',
    'Consent texts': 'May be agreed to',
  };
  for (const [part, shown] of Object.entries(parts)) {
    await settings.page.getByRole('link', { name: part }).click();
    await settings.page.getByText(shown).first().waitFor();
    expect(await settings.faults()).toEqual([]);
  }
  await settings.page.getByRole('button', { name: 'Publish a wording' }).click();
  await settings.page.getByLabel('For what').selectOption('part2_named');
  await settings.page.getByLabel('Version').fill('2026-11');
  await settings.page.getByLabel('The words, exactly').fill('I agree.');
  expect(await settings.faults()).toEqual([]);
  await settings.page.getByRole('dialog').getByRole('button', { name: 'Publish a wording' }).click();
  await settings.page.getByText(/This consent lacks what the law asks of it/).waitFor(); // L-102
  await settings.page.getByText(/^purpose: It is missing/).waitFor();
  await settings.page.keyboard.press('Escape');
  await settings.page.getByRole('link', { name: 'When and how often' }).click();
  const retry = settings.page.getByRole('region', { name: /^When somebody is tried again/ });
  await retry.getByLabel('Busy').fill('soon');
  await retry.getByLabel('Why does it change?').fill('Busy people are near their phone');
  await retry.getByRole('button', { name: 'Save' }).click();
  await retry.getByText(/^Write each step as a number/).waitFor();
  await retry.getByLabel('Busy').fill('3m 1h 20h*');
  await retry.getByRole('button', { name: 'Save' }).click();
  await retry.getByText('version 1').waitFor();
  await settings.page.getByRole('link', { name: 'Health' }).click();
  await settings.page.getByRole('button', { name: 'Examine now' }).click();
  await settings.page.getByText(/rules hold|rows break/).waitFor();
  expect(settings.complaints).toEqual([]);
  await settings.close();
});

it('nothing was asked of another host, and the browser had nothing to complain about', () => {
  expect([...wall.hosts]).toEqual([story.ringback.url]);
  expect(wall.complaints).toEqual([]);
});
