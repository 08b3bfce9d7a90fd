import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';
import { until } from './until.js';

const PARTNER = '+12025550103';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ ownNumbers: [OURS] });
});

afterAll(async () => {
  await line.stop();
});

interface Shown {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

async function timelineOf(sid: string): Promise<readonly Shown[]> {
  const calls = await line.control<readonly { sid: string; timeline: readonly Shown[] }[]>('GET', '/calls');
  return calls.find((call) => call.sid === sid)?.timeline ?? [];
}

async function textsOf(sid: string, type: string): Promise<readonly unknown[]> {
  return (await timelineOf(sid)).filter((event) => event.type === type).map((event) => event.detail['text']);
}

async function place(to: string, verbs: string, timeout = 30): Promise<string> {
  return (await line.client.calls.create({ to, from: OURS, twiml: twiml(verbs), timeout })).sid;
}

test('a voicemail box greets, beeps, and keeps what is said after the beep', async () => {
  await line.declare(CALLER, { kind: 'voicemail', greetingSeconds: 3, says: 'This is Ana.' });
  const sid = await place(CALLER, '<Say>Hello?</Say><Pause length="4"/><Say>Please call us back.</Say><Say>Goodbye.</Say>');
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await textsOf(sid, 'said')).toEqual(['This is Ana.']);
  expect(await textsOf(sid, 'voicemail-left')).toEqual(['Please call us back. Goodbye.']);
});

test('a relative answers, says so, and presses only what they are told to', async () => {
  await line.declare(CALLER, { kind: 'relative' });
  const sid = await place(CALLER, `<Gather timeout="2" action="${line.receiver.url}/relative"/><Say>Thank you</Say>`);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await textsOf(sid, 'said')).toEqual(['They are not here.']);
  expect(line.receiver.at('/relative')).toEqual([]);
  await line.declare(CALLER, { kind: 'relative', press: '2', says: 'She moved.' });
  await place(CALLER, `<Gather numDigits="1" timeout="9" action="${line.receiver.url}/relative"/>`);
  expect((await line.receiver.waitFor('/relative')).params['Digits']).toBe('2');
});

test.each([
  [{}, 'failed', '608'],
  [{ refusedWith: 603 }, 'busy', '603'],
])('a phone whose network takes us for a spammer never rings: %o', async (how, status, sipCode) => {
  await line.control('PUT', '/debugger', { url: `${line.receiver.url}/debugger-${sipCode}` });
  await line.declare(CALLER, { kind: 'blocked', ...how });
  const statusCallback = `${line.receiver.url}/blocked-${sipCode}`;
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Hangup/>'), statusCallback });
  expect(await line.statusWhenOver(sid)).toBe(status);
  const { params } = await line.receiver.waitFor(`/blocked-${sipCode}`);
  expect(params).toMatchObject({ CallStatus: status, SipResponseCode: sipCode });
  const { params: event } = await line.receiver.waitFor(`/debugger-${sipCode}`);
  expect(JSON.parse(event['Payload']!)).toMatchObject({ error_code: '32017', resource_sid: sid });
  expect((await timelineOf(sid)).map(({ type }) => type)).not.toContain('ringing');
});

test('a fax answers, squeals and gives up', async () => {
  await line.declare(CALLER, { kind: 'fax' });
  const sid = await place(CALLER, '<Pause length="600"/>');
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await textsOf(sid, 'said')).toEqual(['(fax tone)']);
});

test("a partner's menu talks to nobody until somebody in the conference presses its key", async () => {
  await line.declare(COUNSELLOR, { kind: 'human' });
  await line.declare(PARTNER, { kind: 'ivr', wantsKey: '4', says: 'Intake speaking.', talkSeconds: 3 });
  const join = '<Dial><Conference>partner</Conference></Dial>';
  const counsellor = await place(COUNSELLOR, join);
  const partner = await place(PARTNER, join);
  const room = await until('both in', async () => (await line.client.conferences.list({ status: 'in-progress' }))[0]);
  expect(await line.client.conferences(room.sid).participants.list()).toHaveLength(2);
  const press = (digits: string): Promise<unknown> =>
    line.control('POST', `/phones/${encodeURIComponent(COUNSELLOR)}/press`, { digits });
  await press('1');
  await until('the menu plays again', async () => (await textsOf(partner, 'said')).length > 1);
  expect(await textsOf(partner, 'said')).not.toContain('Intake speaking.');
  await press('4');
  expect(await line.statusWhenOver(partner)).toBe('completed');
  expect((await textsOf(partner, 'said')).at(-1)).toBe('Intake speaking.');
  await line.client.calls(counsellor).update({ status: 'completed' });
});

test("a partner's menu also hears played tones", async () => {
  await line.declare(PARTNER, { kind: 'ivr', says: 'Intake speaking.', talkSeconds: 1 });
  await line.declare(COUNSELLOR, { kind: 'human', talkSeconds: 30 });
  const sid = await place(PARTNER, `<Pause length="2"/><Play digits="1"/><Dial callerId="${OURS}">${COUNSELLOR}</Dial>`);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await textsOf(sid, 'said')).toEqual(['Press 1 to speak with somebody.', 'Intake speaking.']);
});

test('keys sent on answering are heard before any document, and no machine is looked for then', async () => {
  await line.declare(PARTNER, { kind: 'ivr', says: 'Intake speaking.', talkSeconds: 1 });
  await line.declare(COUNSELLOR, { kind: 'human', talkSeconds: 30 });
  const document = twiml(`<Dial callerId="${OURS}">${COUNSELLOR}</Dial>`);
  const form = { to: PARTNER, from: OURS, twiml: document, sendDigits: 'ww1', machineDetection: 'Enable' };
  const { sid } = await line.client.calls.create(form);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await textsOf(sid, 'said')).toEqual(['Press 1 to speak with somebody.', 'Intake speaking.']);
  expect((await line.client.calls(sid).fetch()).answeredBy).toBeNull();
  await expect(line.client.calls.create({ ...form, sendDigits: 'x' })).rejects.toMatchObject({ code: 20001 });
});

test('a phone that somebody holds rings until they press Answer, or decline', async () => {
  await line.declare(CALLER, { kind: 'manual' });
  const number = encodeURIComponent(CALLER);
  const ringing = async (): Promise<boolean> => (await line.phone(CALLER)).state === 'ringing';
  await expect(line.control('POST', `/phones/${number}/answer`)).rejects.toThrow(/409/);
  expect(await line.statusWhenOver(await place(CALLER, '<Hangup/>', 5))).toBe('no-answer');
  const answered = await place(CALLER, '<Say>There you are</Say>');
  await until('rings', async () => (await ringing()) && (await line.client.calls(answered).fetch()).status === 'ringing');
  await line.control('POST', `/phones/${number}/answer`);
  expect(await line.statusWhenOver(answered)).toBe('completed');
  expect((await line.phone(CALLER)).hears).toBe('There you are');
  const declined = await place(CALLER, '<Hangup/>');
  await until('rings', async () => (await ringing()) && (await line.client.calls(declined).fetch()).status === 'ringing');
  await line.control('POST', `/phones/${number}/hang-up`);
  expect(await line.statusWhenOver(declined)).toBe('busy');
});

test('somebody who hangs up at ringing declines after that time', async () => {
  await line.declare(CALLER, { kind: 'human', hangUpAt: 'ringing', hangUpAfterSeconds: 3 });
  expect(await line.statusWhenOver(await place(CALLER, '<Hangup/>'))).toBe('busy');
});
