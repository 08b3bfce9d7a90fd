// L-103: nothing reaches a third party but through platform/egress, which wants a disclosure, and the carrier's adapter, which wants a
// contact permit.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', 'src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
// The simulator and the living day are outside themselves: they play those who are there, on this machine alone.
const doors = /^(platform\/egress|telephony\/twilio|simulator|living-day)\//;
const inComments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

// What opens no connection although it stands in a module that could.
const harmless = new Set(['isIP', 'STATUS_CODES', 'ServerResponse', 'IncomingMessage', 'Socket', 'LookupFunction']);
const network =
  /import\s+(?:type\s+)?([^;]*?)\s+from\s+'(?:node:)?(?:https?|http2|net|tls|dgram|dns|child_process)(?:\/[^']*)?'/g;
const clients = /from '(?:undici|axios|got|ky|node-fetch|superagent|nodemailer|ws|eventsource)(?:\/[^']*)?'/;
const globals =
  /(?<![.\w])(?<!async )(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(|globalThis\s*(?:\.|\[\s*')fetch|sendBeacon/;

/** In which way a source text could open a connection by itself; null: in none that is known. */
function wayOut(text: string): string | null {
  const code = text.replaceAll(inComments, '');
  for (const [statement, names] of code.matchAll(network)) {
    const taken = names!
      .replaceAll(/[{}]|\btype\b/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    if (!names!.includes('{') || taken.some((name) => !harmless.has(name))) return statement;
  }
  return clients.exec(code)?.[0] ?? globals.exec(code)?.[0] ?? null;
}

describe('L-103 outside of the two doors', () => {
  test.each([
    "import { request } from 'node:https';",
    "import http from 'node:http';",
    "import * as net from 'net';",
    "import { isIP, connect } from 'node:net';",
    "import { request } from 'undici';",
    "import axios from 'axios';",
    'const answer = await fetch(url);',
    'await globalThis.fetch(url);',
    'new WebSocket(url)',
  ])('%s would be found', (text) => {
    expect(wayOut(text)).not.toBeNull();
  });

  test.each([
    "import { isIP } from 'node:net';",
    "import type { Socket } from 'node:net';",
    'this.fetch(sid)',
    'private async fetch(sid: string)',
  ])('%s is no way out', (text) => {
    expect(wayOut(text)).toBeNull();
  });

  it('what signs staff in elsewhere goes out by our own door', () => {
    const users = files.filter((file) => readFileSync(join(root, file), 'utf8').includes("'openid-client'"));
    expect(users).toEqual(['modules/identity/issuer/issuer.ts']);
    expect(readFileSync(join(root, users[0]!), 'utf8')).toMatch(/\[customFetch\]: fetch\b/);
  });

  it('no file of ours opens a connection', () => {
    const elsewhere = files.filter((file) => !doors.test(file));
    expect(elsewhere.length).toBeGreaterThan(500);
    const found = elsewhere.flatMap((file) => {
      const way = wayOut(readFileSync(join(root, file), 'utf8'));
      return way === null ? [] : [`${file}: ${way}`];
    });
    expect(found).toEqual([]);
  });
});
