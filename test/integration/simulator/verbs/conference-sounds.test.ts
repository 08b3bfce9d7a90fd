import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

let line: SimulatedLine;
let conferenceSid = '';
let rooms = 0;

beforeAll(async () => {
  line = await startLine();
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 0 });
});

beforeEach(async () => {
  rooms += 1;
  const room = line.client.conferences(`room ${rooms}`).participants;
  const first = await room.create({
    to: CALLER,
    from: OURS,
    label: 'caller',
    conferenceStatusCallback: `${line.receiver.url}/room`,
    conferenceStatusCallbackEvent: ['hold', 'announcement'],
  });
  conferenceSid = first.conferenceSid;
});

afterEach(async () => {
  await line.client.conferences(conferenceSid).update({ status: 'completed' });
});

afterAll(async () => {
  await line.stop();
});

const participant = (label: string) => line.client.conferences(conferenceSid).participants(label);
const at = (path: string): string => line.receiver.url + path;

function hears(number: string, words: string): Promise<unknown> {
  return until(`"${words}" at ${number}`, async () => (await line.phone(number)).hears === words);
}

async function bothTalk(): Promise<void> {
  await line.client.conferences(conferenceSid).participants.create({ to: COUNSELLOR, from: OURS, label: 'counsellor' });
  await until('conference', async () => (await line.client.conferences(conferenceSid).fetch()).status === 'in-progress');
}

function roomEvent(event: string) {
  return line.receiver.waitFor('/room', (params) => {
    return params['StatusCallbackEvent'] === event && params['ConferenceSid'] === conferenceSid;
  });
}

test('who is held hears the hold document again and again, asked by GET, until the hold ends', async () => {
  await bothTalk();
  line.receiver.on('/hold', twiml('<Say>Please wait</Say>'));
  await participant('caller').update({ hold: true, holdUrl: at('/hold') });
  await roomEvent('participant-hold');
  await hears(CALLER, 'Please wait');
  const [asked] = await until('second round', () => line.receiver.at('/hold').length > 1 && line.receiver.at('/hold'));
  expect(asked?.params).toMatchObject({ ConferenceSid: conferenceSid });
  expect((await line.phone(COUNSELLOR)).hears).not.toBe('Please wait');
  await participant('caller').update({ hold: false });
  await roomEvent('participant-unhold');
  const rounds = line.receiver.at('/hold').length;
  await line.client.conferences(conferenceSid).update({ announceUrl: at('/over') });
  await roomEvent('announcement-end');
  expect(line.receiver.at('/hold').length).toBeLessThanOrEqual(rounds + 1);
});

test('a hold document that fails leaves music', async () => {
  await bothTalk();
  line.receiver.on('/no-hold', () => ({ status: 404 }));
  await participant('caller').update({ hold: true, holdUrl: at('/no-hold'), holdMethod: 'POST' });
  await hears(CALLER, '(hold music)');
});

test('an announcement is heard by everybody, asked for once, and reported', async () => {
  await bothTalk();
  line.receiver.on('/all', twiml('<Say>This call ends in a minute</Say>'));
  await line.client.conferences(conferenceSid).update({ announceUrl: at('/all') });
  expect((await roomEvent('announcement-end')).params).toMatchObject({ AnnounceUrl: at('/all') });
  expect((await line.phone(CALLER)).hears).toBe('This call ends in a minute');
  expect((await line.phone(COUNSELLOR)).hears).toBe('This call ends in a minute');
  expect(line.receiver.at('/all')).toHaveLength(1);
});

test('an announcement to one participant is heard by nobody else; one that cannot be played is reported', async () => {
  await bothTalk();
  line.receiver.on('/one', twiml('<Say>Only you</Say>'));
  await participant('counsellor').update({ announceUrl: at('/one') });
  await hears(COUNSELLOR, 'Only you');
  expect((await line.phone(CALLER)).hears).not.toBe('Only you');
  line.receiver.on('/bad', twiml('<Dial>+12025550171</Dial>'));
  await participant('counsellor').update({ announceUrl: at('/bad') });
  expect((await roomEvent('announcement-fail')).params['ReasonAnnouncementFailed']).toContain('Dial');
});

test('who waits alone can be given something else to hear', async () => {
  line.receiver.on('/wait', twiml('<Say>A little longer</Say>'));
  await hears(CALLER, '(hold music)');
  await participant('caller').update({ waitUrl: at('/wait') });
  await hears(CALLER, 'A little longer');
});
