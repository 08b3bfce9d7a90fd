import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

let line: SimulatedLine;

beforeAll(async () => {
  // Wrong on purpose: the log of traffic is held against the carrier's description afterwards.
  line = await startLine({ strictTwiml: false, ownNumbers: [OURS], trafficLog: undefined });
  await line.declare(CALLER, { kind: 'human', hangUpAfterSeconds: 30 });
  await line.declare(COUNSELLOR, { kind: 'human', hangUpAfterSeconds: 60 });
});

afterAll(async () => {
  await line.stop();
});

interface Noted {
  readonly type: string;
  readonly callSid?: string;
  readonly detail: { readonly code?: number; readonly message?: string };
}

async function codesOf(sid: string, type: string): Promise<readonly (number | undefined)[]> {
  const events = await line.control<readonly Noted[]>('GET', '/timeline');
  return events.filter((event) => event.callSid === sid && event.type === type).map(({ detail }) => detail.code);
}

async function place(document: string, to = CALLER): Promise<string> {
  const { sid } = await line.client.calls.create({ to, from: OURS, twiml: twiml(document) });
  return sid;
}

test('told to be no stricter than Twilio, it notes what breaks the grammar and runs the rest', async () => {
  const sid = await place('<Shout/><Say colour="red" loop="x">Still here</Say><Hangup>now</Hangup>');
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect((await line.phone(CALLER)).hears).toBe('Still here');
  expect(await codesOf(sid, 'twiml-warning')).toEqual([12200, 12200, 12200, 12200]);
  expect(await codesOf(sid, 'simulator-error')).toEqual([]);
});

test.each([
  ['text that is not XML', '<Say>', 12100],
  ['a caller ID that is not ours', `<Dial callerId="+12025550199">${COUNSELLOR}</Dial>`, 13214],
])('%s still fails', async (_what, document, code) => {
  const sid = await place(document);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await codesOf(sid, 'simulator-error')).toEqual([code]);
});

test('a verb that may not stand in a wait document ends the waiting', async () => {
  const { receiver } = line;
  receiver.on('/waiting', twiml('<Dial>+12025550102</Dial>'));
  const sid = await place(`<Enqueue action="${receiver.url}/left" waitUrl="${receiver.url}/waiting">any</Enqueue>`);
  receiver.on('/left', twiml('<Hangup/>'));
  await line.statusWhenOver(sid);
  expect(receiver.at('/left')).toMatchObject([{ params: { QueueResult: 'error', CallSid: sid } }]);
  expect(await line.client.calls.list({ parentCallSid: sid })).toEqual([]);
});

test('a label is taken once in a conference, and coaching needs somebody there who is not on hold', async () => {
  const { client, receiver } = line;
  const action = `${receiver.url}/refused`;
  receiver.on('/refused', twiml('<Hangup/>'));
  const seated = await place('<Dial><Conference participantLabel="one">rules</Conference></Dial>', COUNSELLOR);
  const room = await until('seated', async () => (await client.conferences.list({ friendlyName: 'rules' }))[0]);
  const join = (attributes: string): Promise<string> =>
    place(`<Dial action="${action}"><Conference ${attributes}>rules</Conference></Dial>`);
  const warnedOf = async (attributes: string): Promise<readonly (number | undefined)[]> => {
    const sid = await join(attributes);
    await line.statusWhenOver(sid);
    await receiver.waitFor('/refused', (params) => params['CallSid'] === sid && params['DialCallStatus'] === 'failed');
    return codesOf(sid, 'twiml-warning');
  };
  expect(await warnedOf('participantLabel="one"')).toEqual([16025]);
  expect(await warnedOf('coach="nobody"')).toEqual([13240]);
  expect(await warnedOf(`coach="CA${'0'.repeat(32)}"`)).toEqual([16028]);
  await client.conferences(room.sid).participants(seated).update({ hold: true });
  expect(await warnedOf(`coach="${seated}"`)).toEqual([16027]);
  const coaching = { to: CALLER, from: OURS, coaching: true, callSidToCoach: seated };
  await expect(client.conferences(room.sid).participants.create(coaching)).rejects.toMatchObject({ code: 16027 });
  await client.conferences(room.sid).update({ status: 'completed' });
});
