import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
});

afterAll(async () => {
  await line.stop();
});

async function talk(timeLimit: number): Promise<string> {
  const document = twiml('<Pause length="30"/>');
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: document, timeLimit });
  await until('answer', async () => (await line.client.calls(sid).fetch()).status === 'in-progress');
  return sid;
}

async function length(sid: string): Promise<number> {
  await line.statusWhenOver(sid);
  return Number((await line.client.calls(sid).fetch()).duration);
}

test('a time limit can be shortened while the call is on', async () => {
  const sid = await talk(600);
  await line.client.calls(sid).update({ timeLimit: 8 });
  const seconds = await length(sid);
  expect(seconds).toBeGreaterThanOrEqual(7);
  expect(seconds).toBeLessThan(20);
});

test('a time limit can be extended while the call is on', async () => {
  const sid = await talk(10);
  await line.client.calls(sid).update({ timeLimit: 600 });
  expect(await length(sid)).toBeGreaterThanOrEqual(28);
});
