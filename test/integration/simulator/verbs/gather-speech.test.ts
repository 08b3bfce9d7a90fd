import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
  line.receiver.on('/understood', twiml('<Hangup/>'));
});

afterAll(async () => {
  await line.stop();
});

async function ask(input: string, persona: Readonly<Record<string, unknown>>): Promise<readonly Record<string, string>[]> {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0, ...persona });
  const gather = `<Gather input="${input}" action="/understood" actionOnEmptyResult="true" timeout="2"><Say>Well?</Say></Gather>`;
  line.receiver.on('/ask', twiml(gather));
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, url: `${line.receiver.url}/ask` });
  await line.statusWhenOver(sid);
  return line.receiver.at('/understood').flatMap(({ params }) => (params['CallSid'] === sid ? [params] : []));
}

test('somebody with something to say is understood', async () => {
  const [params] = await ask('speech dtmf', { says: 'I need help' });
  expect(params).toMatchObject({ SpeechResult: 'I need help', Confidence: '0.9' });
  expect(params).not.toHaveProperty('Digits');
});

test('somebody who says nothing gives an empty result', async () => {
  const [params] = await ask('speech', {});
  expect(params).toMatchObject({ SpeechResult: '' });
});

test('words are not understood by a Gather for keys', async () => {
  const [params] = await ask('dtmf', { says: 'I need help' });
  expect(params).toMatchObject({ Digits: '' });
  expect(params).not.toHaveProperty('SpeechResult');
});
