import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { OURS, startLine, type SimulatedLine } from './simulated-line.js';

const CHECKER = resolve('../shared/twilio/check-traffic.mjs');
const SECOND = '+12025550108';
const APPLICATION = `AP${'1'.repeat(32)}`;

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
const trafficLog = join(folder, 'traffic.jsonl');
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ trafficLog, ownNumbers: [OURS, SECOND] });
});

afterAll(async () => {
  await line.stop();
  rmSync(folder, { recursive: true });
});

test('the numbers of the account are listed, found by number, and fetched', async () => {
  const all = await line.client.incomingPhoneNumbers.list();
  expect(all.map((own) => own.phoneNumber)).toEqual([OURS, SECOND]);
  const [found] = await line.client.incomingPhoneNumbers.list({ phoneNumber: SECOND });
  expect(await line.client.incomingPhoneNumbers(found?.sid ?? '').fetch()).toMatchObject({
    phoneNumber: SECOND,
    friendlyName: SECOND,
    voiceUrl: '',
    voiceMethod: 'POST',
    emergencyStatus: 'Inactive',
  });
  await expect(line.client.incomingPhoneNumbers(`PN${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404 });
});

test('an update changes what it names and keeps the rest, for both faces', async () => {
  const [own] = await line.client.incomingPhoneNumbers.list({ phoneNumber: OURS });
  const number = line.client.incomingPhoneNumbers(own?.sid ?? '');
  await number.update({
    voiceUrl: 'https://ringback.test/voice',
    voiceMethod: 'GET',
    statusCallback: 'https://ringback.test/end',
  });
  const updated = await number.update({ voiceFallbackUrl: 'https://ringback.test/fallback', voiceApplicationSid: APPLICATION });
  expect(updated).toMatchObject({
    voiceUrl: 'https://ringback.test/voice',
    voiceMethod: 'GET',
    voiceFallbackUrl: 'https://ringback.test/fallback',
    statusCallback: 'https://ringback.test/end',
    voiceApplicationSid: APPLICATION,
  });
  expect((await number.update({ statusCallback: '', voiceApplicationSid: '' })).statusCallback).toBe('');
  const shown = await line.control<readonly { number: string }[]>('GET', '/numbers');
  expect(shown[0]).toMatchObject({ number: OURS, voiceMethod: 'GET', statusCallback: '' });
  await expect(number.update({ voiceUrl: 'nowhere' })).rejects.toMatchObject({ status: 400, code: 21502 });
  await expect(number.update({ voiceMethod: 'PUT' })).rejects.toMatchObject({ status: 400 });
});

test('the control face configures a number of ours, and no other', async () => {
  const smsUrl = 'https://ringback.test/sms';
  const path = (number: string): string => `/numbers/${encodeURIComponent(number)}`;
  expect(await line.control('PUT', path(SECOND), { smsUrl, friendlyName: 'Campaign' })).toMatchObject({ number: SECOND, smsUrl });
  expect((await line.client.incomingPhoneNumbers.list({ friendlyName: 'Campaign' })).map((own) => own.smsUrl)).toEqual([smsUrl]);
  await expect(line.control('PUT', path('+12025550109'), { smsUrl })).rejects.toThrow(/400/);
  await expect(line.control('PUT', path(SECOND), { smsURL: smsUrl })).rejects.toThrow(/unknown field smsURL/);
  await expect(line.control('PUT', '/applications/AP1', { voiceUrl: smsUrl })).rejects.toThrow(/400/);
});

test('without a given list a number is ours once it is configured', async () => {
  const open = await startLine();
  try {
    expect(await open.client.incomingPhoneNumbers.list()).toEqual([]);
    await open.control('PUT', `/numbers/${encodeURIComponent(OURS)}`, { voiceUrl: 'https://ringback.test/voice' });
    expect((await open.client.incomingPhoneNumbers.list()).map((own) => own.phoneNumber)).toEqual([OURS]);
  } finally {
    await open.stop();
  }
});

test('all recorded traffic is as Twilio describes it', () => {
  if (!existsSync(CHECKER)) {
    process.stderr.write('did not run: the traffic checker is not beside this project\n');
    return;
  }
  expect(execFileSync('node', [CHECKER, trafficLog], { encoding: 'utf8' })).toMatch(/[1-9]\d* REST exchanges.*: 0 violations/);
});
