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

test.each(['988', '911', '411', '+19005550147', '+12025550249', '+18002738255', '+18002221222'])(
  '%s rings only where a scenario names exactly that number',
  async (number) => {
    await expect(line.declare(number, { kind: 'busy' })).rejects.toThrow(/refuses/);
    await expect(place(number)).rejects.toMatchObject({ code: 21211 });
    await line.declare(number, { kind: 'busy', scenario: 'a service that is busy' });
    const before = (await refusals()).length;
    expect(await line.statusWhenOver((await place(number)).sid)).toBe('busy');
    expect(await refusals()).toHaveLength(before);
    await line.control('DELETE', `/phones/${encodeURIComponent(number)}`);
    await expect(place(number)).rejects.toMatchObject({ code: 21211 });
  },
);

test('a scenario that names one premium number opens no other, in a document neither', async () => {
  const [named, other] = ['+19005550147', '+19005550148'];
  await line.declare(named, { kind: 'human', scenario: 'lottery', hangUpAfterSeconds: 1 });
  await expect(place(other)).rejects.toMatchObject({ code: 21211 });
  const document = (to: string): string => twiml(`<Dial>${to}</Dial>`);
  const rang = async (to: string): Promise<number> => {
    const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: document(to) });
    await line.statusWhenOver(sid);
    return (await line.client.calls.list({ parentCallSid: sid })).length;
  };
  expect([await rang(named), await rang(other)]).toEqual([1, 0]);
  await line.control('DELETE', `/phones/${encodeURIComponent(named)}`);
});
