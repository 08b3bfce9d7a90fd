import { chromium, type Browser } from 'playwright-core';

/** A real Chromium: the one that CHROMIUM_PATH names, else the machine's. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}
