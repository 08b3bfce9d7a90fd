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

test.each([
  ['skip', '5'],
  ['silence', '12'],
] as const)('a pause of seven seconds between two and three: %s counts %s', async (pauseBehavior, seconds) => {
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Pause length="60"/>') });
  await line.advance(5);
  const { sid: recording } = await line.client.calls(sid).recordings.create();
  const running = line.client.calls(sid).recordings(recording);
  await line.advance(2);
  await running.update({ status: 'paused', pauseBehavior });
  await line.advance(7);
  await running.update({ status: 'in-progress' });
  await line.advance(3);
  await running.update({ status: 'stopped' });
  await line.advance(10);
  expect(await running.fetch()).toMatchObject({ status: 'completed', duration: seconds });
  await line.client.calls(sid).update({ status: 'completed' });
});
