import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ stepped: true });
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
});

afterAll(async () => {
  await line.stop();
});

/** A call that would last 30 seconds, answered five seconds ago. */
async function talk(timeLimit: number): Promise<string> {
  const document = twiml('<Pause length="30"/>');
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: document, timeLimit });
  await line.advance(5);
  return sid;
}

async function lengthAfter(sid: string, seconds: number): Promise<string> {
  await line.advance(seconds);
  return (await line.client.calls(sid).fetch()).duration;
}

test('a time limit can be shortened while the call is on', async () => {
  const sid = await talk(600);
  await line.client.calls(sid).update({ timeLimit: 8 });
  expect(await lengthAfter(sid, 60)).toBe('8');
});

test('a time limit can be extended while the call is on', async () => {
  const sid = await talk(10);
  await line.client.calls(sid).update({ timeLimit: 600 });
  expect(await lengthAfter(sid, 60)).toBe('30');
});
