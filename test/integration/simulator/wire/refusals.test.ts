import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

const HANG_UP = twiml('<Hangup/>');
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

afterAll(async () => {
  await line.stop();
});

const refusals = (): Promise<readonly { readonly to: string; readonly reason: string }[]> => line.control('GET', '/refusals');
const place = (to: string): Promise<{ readonly sid: string }> => line.client.calls.create({ to, from: OURS, twiml: HANG_UP });

test.each([
  ['911', /emergency/],
  ['411', /N11/],
  ['+19005550147', /premium/],
  ['+12025550247', /real numbers/],
])('%s is refused, and the refusal remembered', async (to, reason) => {
  await expect(place(to)).rejects.toMatchObject({ status: 400, code: 21211 });
  const last = (await refusals()).at(-1);
  expect(last?.to).toBe(to);
  expect(last?.reason).toMatch(reason);
});

test('a text to a real number is refused, and the refusal remembered', async () => {
  const to = '+12025550248';
  await expect(line.client.messages.create({ to, from: OURS, body: 'Hello' })).rejects.toMatchObject({ code: 21211 });
  expect((await refusals()).at(-1)?.to).toBe(to);
});

test('a document that dials 911 fails, and is remembered too', async () => {
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Dial>911</Dial>') });
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect((await refusals()).at(-1)?.to).toBe('911');
  expect(await line.client.calls.list({ parentCallSid: sid })).toEqual([]);
});

test('a named scenario may play 988, 911 and 933, and a phone without one may not', async () => {
  await expect(line.declare('988', { kind: 'human' })).rejects.toThrow(/number|emergency/);
  await expect(line.declare('411', { kind: 'human', scenario: 'directory' })).rejects.toThrow(/number|N11/);
  await expect(line.declare('+19005550147', { kind: 'human', scenario: 'lottery' })).rejects.toThrow(/premium/);
  await line.declare('988', { kind: 'human', scenario: 'warm transfer to the crisis line', hangUpAfterSeconds: 1 });
  const before = (await refusals()).length;
  expect(await line.statusWhenOver((await place('988')).sid)).toBe('completed');
  expect(await refusals()).toHaveLength(before);
});

test.each(['+18002738255', '+18002221222'])('the help line %s rings only where somebody declared it', async (helpLine) => {
  await expect(place(helpLine)).rejects.toMatchObject({ code: 21211 });
  await line.declare(helpLine, { kind: 'busy', scenario: 'help line' });
  expect(await line.statusWhenOver((await place(helpLine)).sid)).toBe('busy');
});
