// A counsellor's shift with nothing but the screen: sign in, try the phone, take a call, miss an offer, go through a crisis (issue 8).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';
import { Caller } from '../../support/caller.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';
import { ConsolePage } from './console-page.js';
import { told } from '../../../src/platform/sealing/told.js';

const anasPhone = '+12025550111';

let story: Story;
let browser: Browser;
let desk: ConsolePage;

beforeAll(async () => {
  [story, browser] = await Promise.all([
    Story.begin('PostgreSQL', { simulatorSpeed: 3, env: { OFFER_SECONDS: '8' } }),
    openBrowser(),
  ]);
  await story.withoutRest();
  desk = await ConsolePage.open(browser, story);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await story?.end();
});

/** Her phone is picked up slowly enough that the click comes first, and before it stops ringing after the 8 seconds of the offer. */
const phoneRings = (answerAfterSeconds: number) =>
  story.carrier.declare(anasPhone, { answerAfterSeconds, press: '1', pressAfterSeconds: 1 });
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const outcomesOf = (phone: string) =>
  story.rows(`select c.disposition from call c join phone_number p on p.person_id = c.person_id where p.e164 = $1`, [phone]);

describe('how the console is served', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${story.ringback.url}${path}`, { headers, redirect: 'manual' });

  it('every address below it is the page, asked for each time, with a policy that has no exception', async () => {
    for (const path of ['/console', '/console/', '/console/no/such/screen']) {
      const { status, headers } = await get(path);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
      const policy = headers.get('content-security-policy');
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      const exceptCarrier = policy!.replace(`connect-src 'self' ${story.ringback.controlUrl};`, '');
      expect(exceptCarrier).not.toMatch(/unsafe|https?:|\*|data:/);
    }
    expect((await get('/')).headers.get('location')).toBe('/console/');
  });

  it('its files are kept for good and packed as the browser likes; one that is gone says to reload', async () => {
    const html = await (await get('/console/')).text();
    const [, script] = /src="(\/console\/assets\/[^"]+\.js)"/.exec(html)!;
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await get(script!, { 'accept-encoding': encoding });
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    const gone = await get('/console/assets/index-0.js');
    expect([gone.status, await gone.json()]).toMatchObject([404, { code: 'console/unknown-file' }]);
  });
});

describe('signing in', () => {
  it('says what to do when the password is wrong, in both languages, and lets nobody see more', async () => {
    expect(await desk.faults()).toEqual([]);
    await desk.signIn('ana', 'not her password');
    await desk.page.getByRole('alert').waitFor();
    await button('Español').click();
    expect(await desk.page.getByRole('heading').innerText()).toBe('Entrar a Ringback');
    await button('English').click();
    await desk.page.getByLabel('Password').fill('');
    await desk.signIn('ana');
    await desk.page.getByRole('heading', { name: 'You are off shift' }).waitFor();
    expect(await desk.faults()).toEqual([]);
  });

  it('costs less than 200 kB of scripts until the desk stands', () => {
    expect(desk.scriptBytes).toBeGreaterThan(50_000);
    expect(desk.scriptBytes).toBeLessThan(200_000);
  });

  it('the phone and the sound are tried before the first offer', async () => {
    await button('Show me around').focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('Step 1 of 6').waitFor();
    expect(await desk.faults()).toEqual([]);
    await desk.page.keyboard.press('Alt+G');
    await button('Play the sound').click();
    await button('I heard it').click();
    expect(await desk.faults()).toEqual([]);
    await button(/^Go available/)
      .last()
      .click();
    await desk.page.getByRole('heading', { name: 'You are available' }).waitFor();
    await desk.page.getByText('Step 2 of 6').waitFor(); // the tour saw it
  });

  it('every command is found by its name, and done by its key', async () => {
    await desk.page.keyboard.press('Control+K');
    await desk.page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await desk.page.keyboard.type('dark');
    expect(await desk.faults()).toEqual([]);
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('Enter');
    await desk.page.locator(':root[data-theme=dark]').waitFor();
    expect(await desk.faults()).toEqual([]);
    await desk.page.keyboard.press('Alt+U');
    await desk.page.locator(':root[data-theme=light]').waitFor();
  });
});

describe('a call, by keyboard alone', () => {
  const phone = fictionalNumber();

  it('the offer says who, why, and what is safe to say; it is taken by its key', async () => {
    await phoneRings(6);
    await story.carrier.declare(phone, { answerAfterSeconds: 3, talkSeconds: 900 });
    await story.website.lead({ phone, name: 'Jamie Poe', message: 'I would like to stop.' });
    const offer = desk.page.getByRole('alertdialog');
    await offer.waitFor();
    await desk.page.keyboard.press('Alt+A');
    expect(await offer.innerText()).toMatch(/Jamie Poe[\s\S]*What is safe to say[\s\S]*Why you: Ana Ruiz/);
    await desk.page.getByText('You are talking').waitFor();
    await desk.page.getByText('Step 3 of 6').waitFor();
    await desk.page.locator('.call-bar[data-tour-here]').waitFor();
    await button('End the tour').click();
    await desk.page.getByRole('region', { name: 'What they wrote' }).getByText('I would like to stop.').waitFor();
  });

  it('nothing that is typed is lost for longer than a moment, also when the page is reloaded', async () => {
    expect(await desk.faults()).toEqual([]);
    await desk.page.getByLabel('Notes of this call').focus();
    await desk.page.keyboard.type('Clonazepam, 2 mg, three times a day.');
    await desk.page.getByText('Saved', { exact: true }).waitFor({ timeout: 5_000 });
    await desk.page.reload();
    await desk.page.getByText('You are talking').waitFor();
    expect(await desk.page.getByLabel('Notes of this call').inputValue()).toBe('Clonazepam, 2 mg, three times a day.');
  });

  it('hold and back, hang up; the note goes on; the outcome is written by one press, with what follows read before', async () => {
    await desk.page.keyboard.press('Alt+H');
    await desk.page.getByText('They are on hold').waitFor();
    await desk.page.keyboard.press('Alt+H');
    await desk.page.getByText('You are talking').waitFor();
    // What was read of the notes stays older than what is written.
    await desk.cutOff('/notes');
    const note = desk.page.getByLabel('Notes of this call');
    await note.focus();
    await desk.page.keyboard.press('Control+End');
    await desk.page.keyboard.type(' Since May.');
    await desk.page.getByText('Saved', { exact: true }).waitFor({ timeout: 5_000 });
    await desk.page.keyboard.press('Alt+E');
    await desk.page.getByRole('dialog').waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('You ended the call.').waitFor();
    const talked = button(/^We talked.*this callback is kept/s);
    await talked.waitFor();
    expect(await desk.faults()).toEqual([]);
    expect(await note.inputValue()).toBe('Clonazepam, 2 mg, three times a day. Since May.');
    await desk.cutOff(null);
    await note.focus();
    await desk.page.keyboard.press('Control+End');
    await desk.page.keyboard.type(' Wants a bed.');
    await talked.focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { name: 'You are available' }).waitFor();
    expect(await outcomesOf(phone)).toEqual([{ disposition: 'reached' }]);
    expect(await story.told(`select ${told('note.text', 'n')} as text from intake_note n`)).toContainEqual({
      text: 'Clonazepam, 2 mg, three times a day. Since May. Wants a bed.',
    });
  });
});

it('an offer that is missed goes to a colleague, and she is told so', async () => {
  await phoneRings(600);
  await story.website.lead({ phone: fictionalNumber(), name: 'Robin Roe', message: 'Please call me.' });
  const offer = desk.page.getByRole('alertdialog');
  await offer.waitFor();
  expect(await desk.faults()).toEqual([]);
  await desk.page.getByText('You missed an offer').waitFor();
  await offer.waitFor({ state: 'hidden' });
});

it('without the live line she is told so, and sees what happens all the same; then it is back by itself', async () => {
  await desk.cutOff('/v1/events');
  await desk.page.reload();
  await desk.page.getByText('The live connection is away').waitFor();
  await story.endOthers();
  await desk.page.getByText('Nobody waits.').waitFor();
  expect(await desk.faults()).toEqual([]);
  await desk.cutOff(null);
  await desk.page.getByText('The live connection is away').waitFor({ state: 'hidden' });
});

describe('a crisis', () => {
  let caller: Caller;

  it('comes before everything: danger is said, and help outside is one press away', async () => {
    await story.endOthers();
    await phoneRings(6);
    caller = await Caller.dials(story, { presses: ['9'], talkSeconds: 900 });
    await desk.page.getByRole('alertdialog', { name: 'Danger: somebody needs you now' }).waitFor();
    await desk.page.keyboard.press('Alt+A');
    await desk.page.getByRole('heading', { name: 'Danger: stay on the line' }).waitFor();
    await desk.page.getByText('You are talking').waitFor();
    await button(/^Call 988/).waitFor();
    expect(await desk.faults()).toEqual([]);
  });

  it('where they are and which number to call are kept at once', async () => {
    await desk.page.getByLabel('Where they are: address, county and state').fill('12 Oak Street, Polk County, Florida');
    await desk.page.keyboard.press('Tab');
    const ana = await story.staff('ana@ringback.example');
    const { call } = await ana.get<{ call: { intakeId: string } }>('/v1/me/desk');
    await waitFor('the place to be kept', async () => {
      const { answers } = await ana.get<{ answers: { value: string }[] }>(`/v1/intakes/${call.intakeId}/screening`);
      return answers.some(({ value }) => value === '12 Oak Street, Polk County, Florida');
    });
  });

  it('somebody is brought in and let go again: each step is said, and the person is not alone', async () => {
    await button(/^Call Lakeside night desk/).click();
    await desk.page.getByLabel('What the person agreed to share with them').fill('Everything, she said yes.');
    await button(/^Call Lakeside night desk/).click();
    await desk.page.getByRole('heading', { name: /Lakeside night desk is on the line/ }).waitFor();
    await desk.page.keyboard.press('Alt+C');
    await desk.page.getByRole('heading', { name: /Lakeside night desk has the person/ }).waitFor();
    await button('Back to the person alone').click();
    await button(/^Call Lakeside night desk/).waitFor();
    await desk.page.getByText('You are talking').waitFor();
  });

  it('a sign of danger cannot be left without saying what was done', async () => {
    await desk.page
      .getByRole('group', { name: /breathing/ })
      .getByRole('button', { name: 'Yes' })
      .click();
    await desk.page.getByText('What was done about it?').waitFor();
    expect(await desk.faults()).toEqual([]);
    await caller.hangsUp();
    await desk.page.getByText('They hung up.').waitFor();
    await button(/^We talked/).click();
    await desk.page
      .getByRole('status')
      .filter({ hasText: /danger|flag/i })
      .first()
      .waitFor();
    await button('911 was called').click();
    await desk.page.getByText('What was done about it?').waitFor({ state: 'hidden' });
    await button(/^We talked/).click();
    await desk.page.getByRole('heading', { name: /You are available|Take a breath/ }).waitFor();
  });
});

describe('the page as the phone', () => {
  const phone = fictionalNumber();
  let page: ConsolePage;
  const press = (name: string | RegExp) => page.page.getByRole('button', { name });

  it('is chosen where the phone is tried, and says when it can be rung', async () => {
    await (await story.staff('ana@ringback.example')).must('PUT', '/v1/me/presence', { state: 'offline' });
    await story.endOthers();
    page = await ConsolePage.open(browser, story);
    await page.signIn('chloe');
    await page.page.getByRole('heading', { name: 'You are off shift' }).waitFor();
    await page.page.keyboard.press('Alt+K');
    await press('Use this page as my phone').click();
    await page.page.getByText('This page is your phone.').waitFor();
    expect(await page.faults()).toEqual([]);
    await press(/^Go available/)
      .last()
      .click();
    await page.page.getByRole('heading', { name: 'You are available' }).waitFor();
  });

  it('answers by itself when the offer is accepted, and is muted by a key', async () => {
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 900 });
    await story.website.lead({ phone, name: 'Robin Poe' });
    await page.page.getByRole('alertdialog').waitFor();
    await page.page.keyboard.press('Alt+A');
    await page.page.getByText('You are talking').waitFor();
    await page.page.keyboard.press('Alt+M');
    await press('They cannot hear you: speak again').waitFor();
    expect(await page.faults()).toEqual([]);
    await page.page.keyboard.press('Alt+M');
    await press('Mute me').waitFor();
  });

  it('rings when nobody pressed for it: after the page was gone, the own talk is taken back by a key', async () => {
    const chloe = await story.staff('chloe@ringback.example');
    const { identity } = await chloe.must<{ identity: string }>('POST', '/v1/me/softphone/token', {});
    await fetch(`${story.ringback.controlUrl}/softphones/${identity}/drop`, { method: 'POST' });
    await page.page.getByRole('alertdialog', { name: 'Your phone rings' }).waitFor();
    expect(await page.faults()).toEqual([]);
    await page.page.keyboard.press('Alt+A');
    await page.page.getByText('You are talking').waitFor();
    await page.page.getByText('You dropped out of the call.').waitFor({ state: 'hidden' });
  });

  it('asked nobody but us and the carrier', async () => {
    expect([...page.hosts].sort()).toEqual([story.ringback.url, story.ringback.controlUrl].sort());
    expect(page.complaints).toEqual([]);
    await page.close();
  });
});

it('nothing was asked of another host, and the browser had nothing to complain about', () => {
  expect([...desk.hosts]).toEqual([story.ringback.url]);
  expect(desk.complaints).toEqual([]);
});
