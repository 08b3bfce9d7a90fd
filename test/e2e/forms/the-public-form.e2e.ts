// axe clean, keyboard only, 400 % zoom. B-051, B-052, and no request outside its host.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import axeCore from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Frame, type Page } from 'playwright-core';
import { openFormApp } from '../../integration/forms/form-app.js';
import { testEnvironment } from '../../support/test-environment.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened as unsealed } from '../../integration/platform/test-keys.js';

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
/** 1,280 × 1,024 at 400 % (WCAG 1.4.10). */
const zoomed = { width: 320, height: 256 };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let at: Awaited<ReturnType<typeof openFormApp>>;
let browser: Browser;
let url: string;
let website: Server;
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  at = await openFormApp();
  await at.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${portOf(at.app.getHttpServer())}`;
  // A website that embeds the form, known by two names: one of them is named in the rules of the source.
  website = createServer((_, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    reply.end(`<!doctype html><html lang="en"><title>A website</title><h1>Ours</h1>
      <script src="${url}/form.js" data-source="palm-lake" data-lang="es" async></script></html>`);
  });
  await new Promise<void>((resolve) => void website.listen(0, '127.0.0.1', resolve));
  const form = { slug: 'palm-lake', languages: ['en', 'es'], framedBy: [`http://127.0.0.1:${portOf(website)}`], enabled: true };
  await at.staff('PUT', `/v1/admin/sources/${at.source.id}/form`, form);
  browser = await chromium.launch({ executablePath: testEnvironment('CHROMIUM_PATH'), args: ['--no-sandbox'] });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  website?.close();
  await at.close();
});
beforeEach(() => at.reset());

type Watched = Page & { readonly asked: string[]; readonly complaints: string[] };

/** A page whose every request and complaint is written down. */
async function opened(path: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: phone, ...options });
  const page: Watched = Object.assign(await context.newPage(), { asked: [], complaints: [] });
  page.on('request', (request) => page.asked.push(request.url()));
  page.on('console', (message) => void (message.type() === 'error' && page.complaints.push(message.text())));
  await page.goto(path.startsWith('http') ? path : `${url}${path}`);
  return page;
}

/** Somebody writes for a while. */
const forAWhile = () => (at.clock.at = new Date(at.clock.at.getTime() + 40_000));

async function axe(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axeCore.source });
  const run = `axe.run(document, { runOnly: ${JSON.stringify(rules)} })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`;
  return page.evaluate(run);
}

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
const lead = async () =>
  (await unsealed(at.database, `select name_given, ${told('lead.message', 'lead')} as message, language from lead`))[0];

describe('without JavaScript', () => {
  it('B-051 the form is filled in, corrected, sent, and thanked for; nothing leaves its host', async () => {
    const page = await opened('/form/palm-lake', { javaScriptEnabled: false });
    await page.fill('#name', 'Ana');
    await page.fill('#message', 'please call my son');
    await page.check('input[name=who][value=other]');
    forAWhile();
    await page.click('button[type=submit]');
    expect(await page.textContent('#phone-wrong')).toContain('area code');
    expect(await page.inputValue('#name')).toBe('Ana');
    expect(await page.isChecked('input[name=who][value=other]')).toBe(true);
    expect(await page.isVisible('a[href="tel:988"]')).toBe(true);
    await page.fill('#phone', fictionalNumber());
    await page.click('button[type=submit]');
    expect(await page.textContent('h1')).toBe('Thank you. We will call you.');
    expect(await page.title()).toBe('Thank you');
    await page.reload();
    expect(await at.count('lead')).toBe(1);
    expect(await lead()).toMatchObject({ name_given: 'Ana', message: 'please call my son' });
    expect(page.asked.filter((asked) => !asked.startsWith(url) && !asked.startsWith('data:'))).toEqual([]);
    await page.context().close();
  });
});

describe('with JavaScript', () => {
  it('a proof of work comes with it, twice pressed is one lead, and nothing typed is stored', async () => {
    const page = await opened('/form/palm-lake');
    await page.fill('#phone', '555');
    await page.locator('#name').focus();
    expect(await page.textContent('#phone-short')).toContain('too short');
    await page.fill('#phone', fictionalNumber());
    await page.fill('#message', 'x'.repeat(3990));
    expect(await page.textContent('#message-left')).toBe('10 letters left');
    expect(await page.isVisible('#day')).toBe(false);
    await page.check('input[name=when][value=now]');
    forAWhile();
    await page.waitForSelector('[name=altcha][value]', { state: 'attached' });
    await page.locator('button[type=submit]').dblclick();
    await page.waitForURL(/\/sent\?/);
    expect(await at.count('lead')).toBe(1);
    const [raw] = await unsealed<{ body: string }>(at.database, `select ${told('raw.body', 'r')} as body from raw_submission r`);
    const { form } = JSON.parse(raw!.body) as { form: string };
    expect(new URLSearchParams(form).get('altcha')).toMatch(/./);
    expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0);
    expect(page.asked.filter((asked) => !asked.startsWith(url) && !asked.startsWith('data:'))).toEqual([]);
    expect(page.complaints).toEqual([]);
    await page.context().close();
  });

  it('the language changes and keeps what was typed', async () => {
    const page = await opened('/form/palm-lake');
    await page.fill('#name', 'José');
    await page.click('a[data-show=es]');
    await page.waitForSelector('html[lang=es]');
    expect(await page.inputValue('#name')).toBe('José');
    await page.context().close();
  });

  it('works with the keyboard alone, and says aloud what is wrong', async () => {
    const page = await opened('/form/palm-lake', { viewport: desk });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () =>
      page.evaluate<string>(`document.activeElement.name || document.activeElement.className || document.activeElement.tagName`);
    await page.locator('#message').focus();
    await press('Tab', 'Enter', 'Tab');
    expect(await focused()).toBe('birthDate'); // folded until it is wanted
    await press('Tab', 'ArrowDown', 'ArrowDown');
    expect(await page.isChecked('input[name=when][value=later]')).toBe(true);
    expect(await page.isVisible('#day')).toBe(true);
    await press('ArrowUp', 'ArrowUp', 'Tab');
    expect(await focused()).toBe('consentCall');
    await press('Space', 'Tab', 'Tab');
    forAWhile();
    await press('Enter');
    await page.waitForSelector('.summary');
    expect(await focused()).toBe('summary');
    expect(await page.getAttribute('.summary', 'role')).toBe('alert');
    await press('Tab', 'Enter');
    expect(await focused()).toBe('phone');
    expect(await page.getAttribute('#phone', 'aria-describedby')).toContain('phone-wrong');
    const box = await page.locator('#phone').boundingBox();
    const bar = await page.locator('.help').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(bar!.y + bar!.height); // WCAG 2.4.11: the bar hides nothing
    await page.keyboard.type(fictionalNumber());
    await press('Enter');
    await page.waitForURL(/\/sent\?/);
    expect(await at.database.query('select kind, channel from consent_event')).toEqual([{ kind: 'call_live', channel: 'form' }]);
    await page.context().close();
  });
});

describe('what everybody can read', () => {
  // Zoomed it is the page of the phone, in less room: what axe finds there it finds here.
  const looks = [
    ['phone', phone, 'light', axe],
    ['desk', desk, 'dark', axe],
    ['zoomed to 400 %', zoomed, 'light', async () => []],
  ] as const;

  it.each(looks)('is clean for axe and needs no sideways scrolling: %s', async (name, viewport, colorScheme, axe) => {
    const pictures = process.env['FORM_PICTURES'];
    const picture = (page: Page, what: string) =>
      pictures ? page.screenshot({ path: `${pictures}-${name.split(' ')[0]}-${what}.png`, fullPage: true }) : null;
    const page = await opened('/form/palm-lake', { viewport, colorScheme, bypassCSP: true });
    expect(await overflow(page)).toBe(0);
    await picture(page, 'empty');
    await page.fill('#message', 'I took 20 pills');
    await page.click('.more summary');
    await page.fill('#birthDate', '02/30/2001');
    await page.check('input[name=when][value=later]');
    forAWhile();
    await page.click('button[type=submit]');
    await page.waitForSelector('.danger');
    expect(await page.isVisible('#birthDate-wrong')).toBe(true);
    expect([await axe(page), await overflow(page)]).toEqual([[], 0]);
    await picture(page, 'wrong');
    await page.fill('#phone', fictionalNumber());
    await page.fill('#message', 'Please call me');
    await page.fill('#zip', '10001');
    await page.fill('#birthDate', '2001');
    await page.fill('#day', '2027-03-20');
    await page.fill('#time', '03:00');
    await page.click('button[type=submit]');
    await page.waitForSelector('[name=nightAnswer]');
    expect([await axe(page), await overflow(page)]).toEqual([[], 0]);
    await picture(page, 'night');
    await page.check('[name=nightAnswer][value=yes]');
    await page.click('button[type=submit]');
    await page.waitForURL(/\/sent\?/);
    expect([await axe(page), await overflow(page)]).toEqual([[], 0]);
    await picture(page, 'thanks');
    await page.context().close();
  });
});

describe('inside a website', () => {
  const frameIn = async (page: Page): Promise<Frame> => (await (await page.waitForSelector('iframe')).contentFrame())!;

  it('stands in the page of a site that is named, as high as it is, and takes a request there', async () => {
    const page = await opened(`http://127.0.0.1:${portOf(website)}/help?utm_source=ad&name=ana`);
    const frame = await frameIn(page);
    await frame.waitForSelector('#phone');
    await page.waitForFunction(`document.querySelector('iframe').offsetHeight > 970`);
    expect(await frame.evaluate<number>('document.documentElement.scrollHeight - innerHeight')).toBeLessThanOrEqual(0);
    await frame.fill('#phone', fictionalNumber());
    forAWhile();
    await frame.click('button[type=submit]');
    await frame.waitForURL(/\/sent\?/);
    expect(await frame.textContent('h1')).toBe('Gracias. Le vamos a llamar.');
    expect(await lead()).toMatchObject({ language: 'es' });
    expect(await at.database.query('select details from attribution')).toEqual([
      { details: { utm_source: 'ad', landing_page: `http://127.0.0.1:${portOf(website)}/help` } },
    ]);
    await page.context().close();
  });

  it('B-052 is refused in the page of any other', async () => {
    const page = await opened(`http://localhost:${portOf(website)}/`);
    await waitFor('the browser to refuse', () => page.complaints.some((one) => one.includes('frame-ancestors')));
    expect(await (await frameIn(page)).locator('#phone').count()).toBe(0);
    await page.context().close();
  });
});
