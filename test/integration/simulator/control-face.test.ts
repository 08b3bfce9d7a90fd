import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Script } from 'node:vm';
import { fakePage } from './fake-page.js';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';
import { until } from './until.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

afterAll(async () => {
  await line.stop();
});

async function read(path: string): Promise<{ readonly text: string; readonly headers: Headers }> {
  const response = await fetch(line.simulator.controlUrl + path);
  return { text: await response.text(), headers: response.headers };
}

test('the page needs nothing from elsewhere and never turns data into markup', async () => {
  const [page, script, style] = await Promise.all([read('/'), read('/console.js'), read('/console.css')]);
  expect(page.headers.get('content-security-policy')).toBe("default-src 'self'; img-src 'self' data:");
  for (const { text } of [page, script, style]) expect(text).not.toMatch(/https?:\/\//);
  expect(page.text).not.toMatch(/\son\w+=/);
  expect(script.text).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
  expect(page.text).toContain('name="viewport"');
});

test('the script is whole, and finds everything it looks for on the page', async () => {
  const [page, script] = await Promise.all([read('/'), read('/console.js')]);
  expect(() => new Script(script.text)).not.toThrow();
  const sought = [...script.text.matchAll(/getElementById\('([^']+)'\)/g)].map(([, id]) => id);
  expect(sought.length).toBeGreaterThan(5);
  for (const id of sought) expect(page.text).toContain(`id="${id}"`);
});

test.each([
  ['an unknown kind', '+12025550150', { kind: 'angry' }],
  ['an unknown field', '+12025550150', { kind: 'human', mood: 'angry' }],
  ['keys that are none', '+12025550150', { kind: 'human', press: 'x' }],
  ['an emergency number', '+1911', { kind: 'human' }],
  ['a crisis line', '988', { kind: 'human' }],
])('refuses to declare a phone with %s', async (_what, number, persona) => {
  await expect(line.declare(number, persona)).rejects.toThrow(/400/);
});

test('a phone is declared, listed and removed', async () => {
  await line.declare('+12025550151', { kind: 'human', name: 'Ana' });
  expect(await line.phone('+12025550151')).toMatchObject({ state: 'idle', declared: true, persona: { name: 'Ana' } });
  await line.control('DELETE', `/phones/${encodeURIComponent('+12025550151')}`);
  await expect(line.phone('+12025550151')).rejects.toThrow('no phone');
  await expect(line.control('POST', `/phones/${encodeURIComponent('+12025550151')}/hang-up`)).rejects.toThrow(/409/);
});

test('the stream tells what happens as it happens, and resumes where it was left', async () => {
  const stop = new AbortController();
  const stream = await fetch(`${line.simulator.controlUrl}/timeline/stream`, { signal: stop.signal });
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Say>Hello</Say>') });
  let text = '';
  for await (const chunk of stream.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.includes('"call-ended"')) break;
  }
  stop.abort();
  expect(text).toContain('"text":"Hello"');
  expect(text).toContain(sid);
  const events = await line.control<readonly { seq: number }[]>('GET', '/timeline');
  const [last] = events.slice(-1);
  expect(await line.control('GET', `/timeline?after=${(last?.seq ?? 0) - 1}`)).toEqual([last]);
});

test('a card shows what is said to its phone and written to it', async () => {
  const page = fakePage((await read('/console.js')).text);
  await line.client.messages.create({ to: CALLER, from: OURS, body: 'We will call you' });
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Say>Somebody speaks</Say>') });
  await line.statusWhenOver(sid);
  const events = await until('delivered', async () => {
    const found = await line.control<readonly { readonly type: string }[]>('GET', '/timeline');
    return found.some(({ type }) => type === 'text-received') && found;
  });
  for (const event of events) page.happens({ ...event, callSid: undefined });
  expect(page.words('phones')).toContain('We will call you');
  expect(page.words('phones')).toContain('Somebody speaks');
});
