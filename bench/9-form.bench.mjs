// The public form: what a phone loads (compressed, scripts and style included), and how long until it can be used. Chromium, cold cache
// each time; once as this machine is, once with a processor slowed down four times, like a cheap phone.
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { openChromium } from '../scripts/tests/chromium.mjs';
import { benchDatabase, median, startApp } from './support/app-under-test.mjs';

const limitBytes = 30_000;
const aimMs = 1000;
const rounds = 9;
const paths = ['/form/willow-creek', '/pages.css', '/form-page.js', '/form-proof.js', '/form.js'];

async function weigh(url) {
  const weights = await Promise.all(
    paths.map(async (path) => {
      const body = Buffer.from(await (await fetch(url + path)).arrayBuffer());
      return { path, plain: body.length, compressed: gzipSync(body).length };
    }),
  );
  for (const { path, plain, compressed } of weights) console.log(`${path}: ${plain} bytes, ${compressed} compressed`);
  return weights.reduce((sum, { compressed }) => sum + compressed, 0);
}

/** Milliseconds from asking for the page until its script has run: everything on it works then. */
async function timeToInteractive(browser, url, slowerBy) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
  await page.goto(url + paths[0]);
  const ms = await page.evaluate(`performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`);
  await context.close();
  return ms;
}

const app = await startApp({ databaseUrl: await benchDatabase(), role: 'all' });
const browser = await chromium.launch({ executablePath: await openChromium({ required: true }), args: ['--no-sandbox'] });
let missed = false;
try {
  const bytes = await weigh(app.url);
  console.log(`together ${bytes} bytes compressed (limit ${limitBytes})${bytes > limitBytes ? ', MISSED' : ''}`);
  for (const slowerBy of [1, 4]) {
    const times = [];
    for (let round = 0; round < rounds; round++) times.push(await timeToInteractive(browser, app.url, slowerBy));
    const ms = median(times);
    console.log(
      `time to interactive, processor slowed ${slowerBy} times: median of ${rounds} ${ms.toFixed(0)} ms (aim ${aimMs})`,
    );
    missed ||= ms > aimMs;
  }
  if (bytes > limitBytes || missed) process.exitCode = 1;
} finally {
  await browser.close();
  await app.stop();
}
