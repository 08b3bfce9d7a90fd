// What the console does when the server wants to know who is there, and why (L-202, ASVS 7.5.3, B-109, L-203, L-201).
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';
import { Story } from '../../support/story.js';
import { fictionalNumber } from '../../support/website.js';
import { ConsolePage } from './console-page.js';

let story: Story;
let browser: Browser;
let ana: ConsolePage;
let personId: string;

const phone = fictionalNumber();

beforeAll(async () => {
  [story, browser] = await Promise.all([Story.begin('PostgreSQL', { env: { OFFER_SECONDS: '60' } }), openBrowser()]);
  await story.website.lead({ phone, name: 'Jamie Poe', message: 'I would like to stop.' });
  ({ id: personId } = await story.one<{ id: string }>('select id from person'));
  ana = await ConsolePage.open(browser, story);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await story?.end();
});

const password = () => story.ringback.demo.staff.find(({ email }) => email.startsWith('ana'))!.password;
const heading = (name: string) => ana.page.getByRole('heading', { name });
const button = (name: string | RegExp) => ana.page.getByRole('button', { name });
const type = async (text: string) => {
  await ana.page.keyboard.type(text);
  await ana.page.keyboard.press('Enter');
};

it('B-109, L-203: a record that nobody gave them opens for a reason, which a colleague reads', async () => {
  await ana.signIn('ana');
  await ana.page.getByRole('navigation').first().waitFor();
  await ana.page.goto(`${story.ringback.url}/console/people/${personId}`);
  await heading('You have no work with this person').waitFor();
  expect(await ana.page.getByText('J.P.').count()).toBe(0);
  expect(await ana.faults()).toEqual([]);
  await ana.page.getByLabel('Why?').selectOption('they-contacted-me');
  await ana.page.getByLabel('In your words').fill('They wrote to me by mistake');
  await button('Open the record').click();
  await heading('J.P.').waitFor();
  expect(await story.rows('select reason, words from record_opening')).toEqual([
    { reason: 'they-contacted-me', words: 'They wrote to me by mistake' },
  ]);
});

it('L-202: a locked screen shows nothing, and keeps what was typed; the password opens it, and what was saved meanwhile is saved', async () => {
  await ana.page.keyboard.press('Alt+J');
  await ana.page.getByLabel('Why?').fill('Their carrier blocks us');
  await story.rows(`update staff_session set last_active_at = now() - interval '20 minutes'`);
  await ana.page.keyboard.press('Enter');
  await heading('Locked').waitFor();
  expect(await ana.page.title()).toBe('Locked · Ringback');
  expect(await ana.page.locator('body').innerText()).not.toMatch(/J\.P\.|carrier|number/);
  expect(await ana.faults()).toEqual([]);
  await type('not it');
  await ana.page.getByText('Your password is wrong.').waitFor();
  await ana.page.getByLabel('Password').fill(password());
  await ana.page.keyboard.press('Enter');
  await heading('Locked').waitFor({ state: 'detached' });
  await ana.page.getByText(/^\+1/).first().waitFor();
  await button('Close').last().click();
  await ana.page.reload();
  await heading('J.P.').waitFor();
});

it('ASVS 7.5.3, L-201: a fresh proof is asked for, then what was refused is done: an app with codes is set up', async () => {
  await ana.page.goto(`${story.ringback.url}/console/account`);
  await button('Set up an app').waitFor();
  expect(await ana.faults()).toEqual([]);
  await story.rows(`update staff_session set proven_at = now() - interval '20 minutes'`);
  await button('Set up an app').click();
  await heading('Is it still you?').waitFor();
  await button('Cancel').click();
  await ana.page.getByText(/Prove that it is you/).waitFor();
  await button('Set up an app').click();
  await ana.page.getByRole('dialog').getByLabel('Password').waitFor();
  await type(password());
  await ana.page.getByRole('img', { name: /QR/ }).waitFor();
  await ana.page.getByLabel('Code that the app shows now').fill(await generate({ secret: await secret() }));
  await ana.page.keyboard.press('Enter');
  await ana.page.getByRole('dialog', { name: 'Recovery codes' }).waitFor();
  expect(await ana.page.locator('.recovery-codes li').count()).toBe(10);
  expect(await ana.faults()).toEqual([]);
});

async function secret(): Promise<string> {
  return (await ana.page.locator('.secret-text').innerText()).trim();
}

it('L-201: signing in asks for the second factor, and a recovery code stands in for it', async () => {
  const code = await ana.page.locator('.recovery-codes li').first().innerText();
  await button('I have kept them').click();
  await ana.page.keyboard.press('Alt+Q');
  await ana.signIn('ana');
  await ana.page.getByLabel('Code', { exact: true }).waitFor();
  expect(await ana.faults()).toEqual([]);
  await type('000000');
  await ana.page.getByRole('alert').waitFor();
  await ana.page.getByLabel('Code', { exact: true }).fill(code);
  await ana.page.keyboard.press('Enter');
  await ana.page.getByRole('navigation').first().waitFor();
  expect(ana.complaints).toEqual([]);
});
