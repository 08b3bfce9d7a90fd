// The page as somebody meets it: on a phone, without JavaScript, by keyboard alone, enlarged, read aloud.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageActions } from '../../../../src/core/own-page/page-actions.js';
import { openBrowser } from '../../../support/browser.js';
import { onShift, row } from '../../calls/floor-steps.js';
import type { Floor } from '../../calls/opened-floor.js';
import { posts, servePages, type PostedLead } from './visitor.js';

let floor: Floor & { readonly url: string };
let browser: Browser;
let lead: PostedLead;

beforeAll(async () => {
  [floor, browser] = await Promise.all([servePages(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await floor?.close();
});
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana', 5, 'offline');
  lead = await posts(floor, 47);
});

const phone = { viewport: { width: 390, height: 844 } };
const addressOf = (to = '', query = '') => `${floor.url}/c/${lead.token}${to}${query}`;

/** Opens the page and does `what` there; every address that was asked for is of our own host. */
async function on(options: BrowserContextOptions, what: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ ...phone, ...options });
  const hosts = new Set<string>();
  context.on('request', (request) => void (request.url().startsWith('data:') || hosts.add(new URL(request.url()).origin)));
  try {
    const page = await context.newPage();
    await page.goto(addressOf());
    await what(page);
    expect([...hosts]).toEqual([floor.url]);
  } finally {
    await context.close();
  }
}

const heading = (page: Page) => page.locator('h1').innerText();

describe.each([
  ['with', true],
  ['without', false],
])('%s JavaScript', (_, javaScriptEnabled) => {
  it('they choose another time, and see it', () =>
    on({ javaScriptEnabled }, async (page) => {
      expect(await heading(page)).toBe('We will call you today between 10:00 AM and 10:05 AM.');
      await page.getByRole('link', { name: 'Choose another time' }).click();
      await page.getByRole('link', { name: 'Tomorrow' }).click();
      await page.getByLabel('Time', { exact: true }).selectOption({ label: '2:00 PM – 2:30 PM' });
      await page.getByRole('button', { name: 'Call me at this time' }).click();
      expect(await page.getByRole('status').innerText()).toBe('Done. The time is changed.');
      expect(await heading(page)).toBe('We will call you tomorrow between 2:00 PM and 2:30 PM.');
      await page.reload();
      expect(await heading(page)).toBe('We will call you tomorrow between 2:00 PM and 2:30 PM.');
    }));

  it('a number that cannot be called is said beside its field; another one is taken', () =>
    on({ javaScriptEnabled }, async (page) => {
      await page.getByRole('link', { name: 'Use another number' }).click();
      await page.getByLabel('New phone number').fill('12');
      await page.getByRole('button', { name: 'Call this number' }).click();
      expect(await page.getByRole('alert').innerText()).toBe(
        'Please enter one phone number with its area code, like 202-555-0147.',
      );
      await page.getByLabel('New phone number').fill('202 555 0148');
      await page.getByRole('button', { name: 'Call this number' }).click();
      expect(await page.getByText('We call the number that ends in 48.').isVisible()).toBe(true);
    }));
});

it('by keyboard alone, in Spanish, they stop everything; the way back leads to no button', () =>
  on({ javaScriptEnabled: false }, async (page) => {
    const to = async (name: string) => {
      for (let n = 0; n < 30; n++) {
        await page.keyboard.press('Tab');
        if ((await page.locator(':focus').innerText()) === name) return page.keyboard.press('Enter');
      }
      throw new Error(`The keyboard does not come to ${name}`);
    };
    const load = (name: string) => Promise.all([page.waitForEvent('load'), to(name)]);
    await load('Español');
    await load('Parar todas las llamadas y textos');
    await load('Parar todo');
    expect(await heading(page)).toBe('No le llamaremos ni le escribiremos.');
    expect(await row(floor, 'callback', lead.callbackId)).toMatchObject({ state: 'cancelled' });
    await page.goBack();
    expect(await heading(page)).toBe('No le llamaremos ni le escribiremos.');
    expect(await page.getByRole('button').count()).toBe(0);
  }));

it.each([
  ['light', 'en'],
  ['dark', 'es'],
] as const)('in %s colours and %s nothing stands in the way of a screen reader (axe)', (colorScheme, l) =>
  on({ colorScheme }, async (page) => {
    for (const to of ['', ...pageActions.map((action) => `/${action}`)]) {
      await page.goto(addressOf(to, `?l=${l}`));
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }),
      );
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      expect({ to, found }).toEqual({ to, found: [] });
    }
  }),
);

it('enlarged by 400 % it is read without scrolling sideways', () =>
  on({ viewport: { width: 320, height: 256 } }, async (page) => {
    for (const to of ['', ...pageActions.map((action) => `/${action}`)]) {
      await page.goto(addressOf(to, '?l=es'));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    }
  }));

it('is no frame of another site, and its address goes to nobody', async () => {
  const answer = await fetch(addressOf());
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  });
  const form = new URLSearchParams({ step: '' });
  expect((await fetch(addressOf('/stop'), { method: 'POST', body: form })).status).toBe(422);
  expect((await fetch(`${floor.url}/c/nothing`)).status).toBe(404);
});

it('still gives our number when the database is away', async () => {
  const query = floor.database.query.bind(floor.database);
  floor.database.query = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
  try {
    const answer = await fetch(addressOf());
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/202-555-0100.*Something went wrong on our side/);
  } finally {
    floor.database.query = query;
  }
});
